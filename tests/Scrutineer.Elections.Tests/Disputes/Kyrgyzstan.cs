using System.Collections.Immutable;
using Scrutineer.Elections.Channels;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Units;
using Scrutineer.Law.Language;
using Scrutineer.Testing;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>The elections of the real chains, from the laws and the rules of complaints of the repository. Times are Bishkek's.</summary>
internal static class Kyrgyzstan
{
    private static readonly TimeSpan Bishkek = TimeSpan.FromHours(6);

    private static string Folder => Path.Combine(Shared.Repository, "elections");

    public static DateTimeOffset At(int year, int month, int day, int hour = 12) => new(year, month, day, hour, 0, 0, Bishkek);

    /// <summary>An election of national figures: the country with units that report. Form: registered, cast, valid, invalid.</summary>
    public static Election Election(string id, DateOnly date, string law, ImmutableArray<ElectionList> lists, params Unit[] units) => new(
        id, LocalText.Of(id), date, Small.FormWith(Small.Equation("valid <= cast")), lists, Small.Ok(UnitTree.Build([.. units])),
        [new Channel("hand", LocalText.Of("Hand"), true)], Small.Ok(LawReader.Read(File.ReadAllBytes(Path.Combine(Folder, "laws", $"{law}.json")))))
    {
        Disputes = Small.Ok(DisputeRulesReader.Read(File.ReadAllBytes(Path.Combine(Folder, "kg-2020", "disputes.json")))),
    };

    public static ImmutableArray<ElectionList> Lists(params string[] codes) => [.. codes.Select(c => List(c))];

    public static ElectionList List(string code, params (string Name, string Value)[] attributes) => new(
        code, LocalText.Of(code), "", attributes.Append((code == "against-all" ? ElectionList.AgainstAllAttribute : "x", "true")).ToImmutableSortedDictionary(a => a.Item1, a => a.Item2, StringComparer.Ordinal));

    /// <summary>A complaint of lists before the central commission.</summary>
    public static ComplaintFiled Complaint(string ground, string[] units, params string[] lists) => new(
        "central", "kg", new Complainant("list", [.. lists.Order(StringComparer.Ordinal)], null, null), [ground], [.. units.Order(StringComparer.Ordinal)], null, ["annul-units"],
        LocalText.Of("See facts/kyrgyzstan.md."), []);

    /// <summary>A decision of the central commission.</summary>
    public static DecisionMade Decision(long? number, string resolution, int members, int against, string? ground, params Remedy[] remedies) => new(
        number, "central", "kg", resolution, number is null ? "own-motion" : remedies.Length > 0 ? "upheld" : "rejected",
        ground is null ? [] : [new GroundFinding(ground, remedies.Length > 0, LocalText.Of("as the resolution says"))],
        new MembersVote(members, against, 0, LocalText.Empty), [.. remedies], LocalText.Of("as the resolution says"), "Art. 37", [], null);
}
