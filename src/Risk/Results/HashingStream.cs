using System.Security.Cryptography;

namespace Risk.Results;

/// <summary>Passes bytes through to or from <paramref name="inner"/>, which stays open, and hashes them.</summary>
internal sealed class HashingStream(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    // Numbers come a few bytes at a time; the hash takes them by the page.
    private readonly byte[] pending = new byte[4096];
    private int pendingBytes;

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => inner.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of the bytes so far.</summary>
    public byte[] Digest()
    {
        hash.AppendData(pending.AsSpan(0, pendingBytes));
        pendingBytes = 0;
        return hash.GetCurrentHash();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Hash(buffer[..read]);
        return read;
    }

    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        return Read(one) == 1 ? one[0] : -1;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Hash(buffer);
        inner.Write(buffer);
    }

    public override void WriteByte(byte value) => Write([value]);

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Hash(ReadOnlySpan<byte> bytes)
    {
        if (pendingBytes + bytes.Length > pending.Length)
        {
            hash.AppendData(pending.AsSpan(0, pendingBytes));
            pendingBytes = 0;
        }

        if (bytes.Length > pending.Length)
        {
            hash.AppendData(bytes);
            return;
        }

        bytes.CopyTo(pending.AsSpan(pendingBytes));
        pendingBytes += bytes.Length;
    }
}
