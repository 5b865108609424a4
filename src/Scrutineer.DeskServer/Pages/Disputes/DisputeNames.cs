using System.Globalization;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>What forums, grounds, steps and times are called on a page.</summary>
internal static class DisputeNames
{
    private const int MostUnits = 12;

    public static string Forum(OpenPage page, string code) => page.Election.Disputes?.Forum(code)?.Name.In(page.Language) ?? code;

    public static string Seat(OpenPage page, string forum, string at) => $"{Forum(page, forum)}, {page.Unit(at)}";

    public static string Ground(OpenPage page, string code) => Named(page, page.Election.Disputes?.Grounds, code);

    public static string Kind(OpenPage page, string code) => Named(page, page.Election.Disputes?.Complainants, code);

    public static string List(OpenPage page, string code) => page.Election.FindList(code) is >= 0 and var at ? page.Election.Lists[at].Name.In(page.Language) : code;

    public static string Stage(DeskPage page, CaseStage stage) => page.Words[$"stage.{stage}"];

    /// <summary>A time where the law counts its days.</summary>
    public static string Time(OpenPage page, DateTimeOffset at) =>
        at.ToOffset(page.Election.Disputes?.Offset ?? at.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Units(OpenPage page, IReadOnlyList<string> codes) =>
        string.Join(", ", codes.Take(MostUnits).Select(page.UnitWithCode)) + (codes.Count > MostUnits ? page.Words.Text("case.more", (codes.Count - MostUnits).ToString(CultureInfo.InvariantCulture)) : "");

    /// <summary>What is ordered, in a line.</summary>
    public static string Remedy(DeskPage page, Remedy remedy)
    {
        var what = page.Words[$"remedy.{Elections.Disputes.RemedyCodes.Of(remedy)}"];
        return remedy switch
        {
            VotesVoided voided => $"{what}: {List(page, voided.List)}; {Units(page, voided.Units)}",
            CorrectionOrder order => $"{what}: {Units(page, order.Units)}; {string.Join(", ", order.Lines)}",
            BoxExclusion box => $"{what}: {Units(page, box.Units)}; {box.Box}",
            RepeatVote repeat => $"{what}: {repeat.On:yyyy-MM-dd}; {Units(page, repeat.Units)}",
            RemedyOfUnits of => $"{what}: {Units(page, of.Units)}",
            Revocation revocation => $"{what}: {DeskPage.Plain(revocation.Entry)}",
            Suspension suspension => $"{what}: {page.Words[$"clock.{suspension.Clock}"]}{(suspension.Until is { } until ? $", {until:yyyy-MM-dd}" : "")}",
            _ => what,
        };
    }

    /// <summary>Forums with the units of somebody's where they sit.</summary>
    public static IEnumerable<(string Code, string Text)> Seats(DeskPage page, Operation operation)
    {
        var units = page.Election.Units;
        foreach (var forum in page.Election.Disputes?.Forums ?? [])
        {
            if (forum.Kind == ForumKind.Legislator && operation == Operation.FileComplaint) continue;
            foreach (var unit in units.All)
                if (unit.Level == forum.Level && (operation == Operation.FileComplaint ? Filing.Check(page.Visit.Who, unit.Code, [], units) : Permissions.Check(page.Visit.Who, operation, unit.Code, units)) is null) yield return ($"{forum.Code}@{unit.Code}", Seat(page, forum.Code, unit.Code));
        }
    }

    private static string Named(OpenPage page, IEnumerable<NamedCode>? all, string code) => all?.FirstOrDefault(c => c.Code == code)?.Name.In(page.Language) ?? code;
}
