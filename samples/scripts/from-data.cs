#:project ../../src/Risk/Risk.csproj
#:property PublishAot=false
// From measured delays, some not over yet, to the date of the last of ten migrations: dotnet run samples/scripts/from-data.cs
using Risk;

Measurement[] delays =
[
    3.2, 7.9, 5.1, 11.4, 2.8, 6.6, 4.4, 9.7, 1.9, 5.8,         // months, over
    Measurement.MoreThan(9), Measurement.MoreThan(14),         // still going on
];
FitComparison fits = Fit.Compare(delays, LawFamily.LogNormal, LawFamily.Gamma, LawFamily.Weibull);
Console.WriteLine(fits);

var model = new Model("ten migrations");
Uncertain last = 0;
for (int i = 1; i <= 10; i++)
    last = Uncertain.Max(last, model.Input($"delay {i}", fits.Best.Law));
model.Output("last delay, months", last);
model.Output("all within a year", last <= 12);
Console.WriteLine(model.Simulate(runs: 100_000, seed: 42));
