namespace Scrutineer.Law.Language;

/// <summary>Which tables and sets a step reads.</summary>
internal static class StepReading
{
    public static IEnumerable<string> Of(Step step) => (step switch
    {
        QualifyStep qualify => Of(qualify.If),
        AwardStep award => [award.Among, award.Votes, award.Drop, .. award.Start, .. Of(award.Seats), .. award.VoidIf is { } empty ? Of(empty) : []],
        GrowStep grow => [grow.Minimum, grow.Among, .. Of(grow.Seats)],
        AskStep ask => Of(ask.If),
        PlaceStep place => [place.Start, place.Target],
        BalanceStep balance => [balance.Among, balance.Columns],
        SwapStep swap => [swap.Start, swap.Target],
        AddStep add => add.Of,
        CombineStep combine => [combine.First, combine.Second],
        TotalStep total => [total.Of],
        UnusedStep unused => [unused.Of],
        CoverStep cover => [cover.Seats],
        FillStep fill => Of(fill.Seats),
        _ => (IEnumerable<string?>)[],
    }).OfType<string>();

    /// <summary>True if the step uses the seats of units, which an earlier award to units may have set.</summary>
    public static bool UsesSeatsOfUnits(Step step) => step switch
    {
        AwardStep award => UsesUnits(award.Seats),
        PlaceStep place => place.Rows == "seats" || place.Over == PlaceFactor.ValidPerSeat,
        FillStep fill => UsesUnits(fill.Seats) || fill is { Prefer.Of: PersonBase.Quota } or { If.Of: PersonBase.Quota },
        BalanceStep or SwapStep or WeighStep or UnusedStep => true,
        _ => false,
    };

    private static bool UsesUnits(SeatForm form) => form switch
    {
        SeatForm.OfUnit => true,
        SeatForm.OfUnitNumber number => number.Number == "seats",
        SeatForm.Minus minus => minus.Of.Any(UsesUnits),
        _ => false,
    };

    private static IEnumerable<string?> Of(SeatForm form) => form switch
    {
        SeatForm.OfTable table => [table.Table],
        SeatForm.Minus minus => minus.Of.SelectMany(Of),
        SeatForm.Where where => [where.Table, where.NotIn],
        _ => [],
    };

    private static IEnumerable<string?> Of(Condition condition) => condition switch
    {
        ShareCondition share => [share.Votes],
        WonCondition won => [won.Table],
        AllOf all => all.Of.SelectMany(Of),
        AnyOf any => any.Of.SelectMany(Of),
        NotOf not => Of(not.Of),
        CaseOf cases => cases.Branches.SelectMany(b => (b.When is { } when ? Of(when) : []).Concat(Of(b.Then))),
        _ => [],
    };

    private static IEnumerable<string?> Of(AskCondition condition) => condition switch
    {
        FewerThan fewer => [fewer.In],
        CountsFewer count => [count.In],
        AnyAsk any => any.Of.SelectMany(Of),
        _ => [],
    };
}
