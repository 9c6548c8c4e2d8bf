namespace Risk.Files.Json;

/// <summary>The kinds of JSON values.</summary>
internal enum ElementKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
