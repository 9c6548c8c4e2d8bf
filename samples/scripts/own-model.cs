#:project ../../src/Risk/Risk.csproj
#:property PublishAot=false
// A model that no record foresaw, in the algebra of uncertain values: dotnet run samples/scripts/own-model.cs
using Risk;
using static Risk.Distribution;

var model = new Model("Payments migration");
Uncertain work = model.Input("work", Pert(12, 16, 30));                        // months at planned pace
Uncertain pace = model.Input("pace", LogNormalFromP10P90(0.7, 1.2));           // delivered ÷ planned
Uncertain build = model.Input("build", LogNormalFromP10P90(25, 55));           // £m, at once
Uncertain finish = 6 + work / pace;                                            // months from the start

// £9m a year once it runs; £8.2m a year until then. Shares of each year, in closed form.
Series net = model.Yearly(2026..2036, y => 9 * y.ShareAfter(finish) - 8.2 * y.ShareBefore(finish));
Uncertain value = net.Discounted(0.035).Total - build;

model.Output("finish", finish);
model.Output("net present value", value);
model.Output("late", finish > 24);
model.Output("worth it", value >= 0);
model.Output("late and still worth it", finish > 24 & value >= 0);

Console.WriteLine(model.Simulate(runs: 100_000, seed: 42));
