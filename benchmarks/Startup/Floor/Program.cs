// The floor: what the runtime itself takes.
Console.WriteLine("value for money");
