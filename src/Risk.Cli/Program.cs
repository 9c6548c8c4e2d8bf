using Risk.Cli;

return await new Application(Console.Out, Console.Error, showProgress: !Console.IsErrorRedirected).Run(args);
