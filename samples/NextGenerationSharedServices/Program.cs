using NextGenerationSharedServices;
using Risk;

return Application.Run(args, Console.Out, Console.Error);
