Console.WriteLine("Next Generation Shared Services");
