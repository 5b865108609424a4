using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Report.Results;

/// <summary>What every view of a result needs, computed once: nothing here is text.</summary>
public sealed class Result
{
    private Result(ReportInput input)
    {
        Input = input;
        Election = input.State.Election;
        Country = input.Outcome.Tallies.Country;
        Bar = input.Outcome.NationalBar;
        Base = BaseOfPage();
        BaseNumber = Country.Base(Base) ?? (Base == Lines ? AllLines : null);
        Standings = [.. Rank(input)];
    }

    /// <summary>The base when the form knows no better one: everything marked for a line of the ballot.</summary>
    public const string Lines = "lines";

    public ReportInput Input { get; }

    public Election Election { get; }

    public ElectionOutcome Outcome => Input.Outcome;

    public Tally Country { get; }

    /// <summary>The national bar with what is still open; null: the law has none.</summary>
    public QualifyReport? Bar { get; }

    /// <summary>The base that shares on the page are taken of.</summary>
    public string Base { get; }

    /// <summary>That base as a number; null: not known.</summary>
    public long? BaseNumber { get; }

    /// <summary>All lines of the ballot: lists by votes, then lines against all.</summary>
    public ImmutableArray<Standing> Standings { get; }

    /// <summary>Lists without the lines "against all".</summary>
    public IEnumerable<Standing> Lists => Standings.Where(s => !s.List.IsAgainstAll);

    /// <summary>Votes for all lines, "against all" included; null: none known.</summary>
    public long? AllLines => Enumerable.Range(0, Election.Lists.Length).Aggregate((long?)null, (sum, i) => Country.Votes(i) is { } v ? (sum ?? 0) + v : sum);

    /// <summary>True if there is anything to rank.</summary>
    public bool HasVotes => AllLines > 0;

    /// <summary>True while stations are missing: seats are "if counting stopped now".</summary>
    public bool IsPartial => Country.StationsMissing > 0;

    /// <summary>The one bar that all lists are held against; null: none, or not the same for all.</summary>
    public Rational? OneBar
    {
        get
        {
            var bars = Lists.Select(s => s.Bar?.Least).Distinct().ToList();
            return bars is [{ } only] ? only : null;
        }
    }

    /// <summary>Seats that wait for a lot.</summary>
    public BigInteger OpenSeats => Sum(Table.Open);

    /// <summary>Seats nobody could take.</summary>
    public BigInteger UnfilledSeats => Sum(Table.Unfilled);

    /// <summary>All seats of the law, given or not.</summary>
    public BigInteger TotalSeats => Lists.Aggregate(OpenSeats + UnfilledSeats, (sum, s) => sum + s.Seats);

    /// <summary>The least number of seats that is more than half.</summary>
    public BigInteger Majority => TotalSeats / 2 + 1;

    /// <summary>True if the unit or one above it was set aside.</summary>
    public bool IsSetAside(int unit) => Input.State.SetAside.Contains(unit);

    /// <summary>Lists that the law lets take part in the seats now; null: the law has no national bar.</summary>
    public ImmutableArray<string>? InNow => InBy(Outcome.Outcome);

    /// <summary>The same for another outcome of the same votes.</summary>
    public ImmutableArray<string>? InBy(Outcome outcome) => Bar is null ? null : outcome.Sets.GetValueOrDefault(Bar.Step, []);

    public static Result Of(ReportInput input) => new(input);

    private BigInteger Sum(string key) =>
        Outcome.Outcome.Result.Rows.Aggregate(Rational.Zero, (sum, row) => sum + row.Value.GetValueOrDefault(key)).Floor();

    private string BaseOfPage()
    {
        var national = Election.Law.NationalBases();
        if (national is [var only] && Country.Base(only) is not null) return only;
        if (Country.Base("valid") is not null) return "valid";
        return Election.Shape.AgainstAllLines.IsEmpty && Country.Base("lists") is not null ? "lists" : Lines;
    }

    private IEnumerable<Standing> Rank(ReportInput input)
    {
        var reports = Bar?.Lists.ToDictionary(l => l.List, StringComparer.Ordinal);
        var raised = Bar?.Raised ?? [];
        return Enumerable.Range(0, Election.Lists.Length).Select(i =>
        {
            var list = Election.Lists[i];
            var report = reports?.GetValueOrDefault(list.Code);
            var bar = report?.Bars.FirstOrDefault(b => b.Unit is null && b.Tested);
            var failed = bar is { Passes: not Truth.False } ? report!.Bars.FirstOrDefault(b => b.Unit is not null && b.Passes == Truth.False) : null;
            var place = report is null || list.IsAgainstAll || !HasVotes ? Place.None
                : raised.Contains(list.Code) ? (IsPartial ? Place.Open : Place.In)
                : PlaceOf(report.Passes, bar);
            return new Standing(
                i, list, Country.Votes(i), Share.From(Country.Votes(i), BaseNumber, Base),
                input.Outcome.Outcome.SeatsOf(list.Code), place, bar, failed);
        }).OrderBy(s => s.List.IsAgainstAll).ThenByDescending(s => s.Votes ?? -1).ThenBy(s => s.Index);
    }

    private static Place PlaceOf(Truth passes, BarReport? bar) => passes switch
    {
        Truth.True => Place.In,
        Truth.Open => Place.Open,
        Truth.False => bar is not null && bar.Margin.Sign < 0 && -bar.Margin * 20 <= bar.Needed ? Place.Near : Place.Out,
        _ => throw new InvalidOperationException(passes.ToString()),
    };
}
