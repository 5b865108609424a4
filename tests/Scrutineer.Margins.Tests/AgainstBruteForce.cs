using Scrutineer.Law;
using Scrutineer.Law.Evaluation;
using Xunit;

namespace Scrutineer.Margins.Tests;

/// <summary>Margins of random small cases equal what trying everything finds. The seeds are fixed.</summary>
public class AgainstBruteForce
{
    private const int Cases = 40;

    public static TheoryData<int> Kinds() => [.. Enumerable.Range(0, SmallCase.Kinds)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Margins_equal_what_trying_everything_finds(int kind) => Run(kind, Cases, seed: 20201004, stations: 6);

    /// <summary>The big run; its figures stand in docs/quality.md. SCRUTINEER_BIG_RUN names the number of cases a kind.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_big_run_finds_no_mismatch(int kind)
    {
        Assert.SkipUnless(int.TryParse(Environment.GetEnvironmentVariable("SCRUTINEER_BIG_RUN"), out var cases), "runs with SCRUTINEER_BIG_RUN=<cases of each kind>");
        Run(kind, cases, seed: 7, stations: 8);
    }

    private static void Run(int kind, int cases, int seed, int stations)
    {
        var random = new Random(seed + 97 * kind);
        var (run, exact, ways) = (0, 0, 0);
        var name = "";
        for (var n = 0; n < cases; n++)
        {
            var small = SmallCase.From(random, kind, stations);
            name = small.Name;
            var outcome = Evaluator.Evaluate(small.Law, small.Data);
            if (!outcome.IsOk) continue;
            run++;
            var report = MarginFinder.Find(small.Law, small.Data, new MarginQuestion { ByStations = true, ByVoters = true, Stations = small.Stations }).Value;
            foreach (var (way, margin) in (ReadOnlySpan<(Way, VoteMargin?)>)[(Way.Moved, report.Moved), (Way.Added, report.Added), (Way.Removed, report.Removed)])
            {
                ways++;
                if (margin is { IsExact: true }) exact++;
                var limit = margin?.ToChange ?? 60;
                if (limit > 150) limit = 150;
                var brute = BruteForce.Votes(small.Law, small.Data, way, limit);
                var where = $"{small.Name} case {n}, {way}: {margin?.Lower}..{margin?.ToChange} ({margin?.Event}) but brute force {brute}; {small}";
                if (margin is null)
                {
                    Assert.True(brute is null || !report.Unproved.IsEmpty, where);
                    continue;
                }

                Assert.True(brute is null || brute >= margin.Lower, where);
                if (margin.Confirmed && margin.Shifts.Length == 1 && margin.ToChange <= limit) Assert.True(brute <= margin.ToChange, where);
            }

            var (fewest, voters) = BruteForce.Stations(small.Law, small.Data, small.Stations);
            foreach (var (margin, truth) in (ReadOnlySpan<(StationMargin?, Rational?)>)[(report.Stations, fewest), (report.Voters, voters)])
            {
                ways++;
                if (margin is { IsExact: true }) exact++;
                var where = $"{small.Name} case {n}: {margin?.Lower}..{margin?.Cost} ({margin?.Event}) but brute force {truth}; {small}";
                if (margin is null)
                {
                    Assert.True(truth is null || !report.Unproved.IsEmpty, where);
                    continue;
                }

                Assert.True(truth is null || truth.Value >= margin.Lower, where);
                if (margin.Confirmed) Assert.True(truth is not null && truth.Value <= margin.Cost, where);
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {run} cases, {ways} margins, {exact} exact, 0 mismatches");
    }
}
