using System.Collections.Immutable;
using System.Text;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Channels;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Law;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>Small elections, written so that a test fits on a screen. Texts use ' where JSON uses ".</summary>
internal static class Small
{
    public const string FormLines =
        "{'code':'registered','names':'Register'},{'code':'cast','names':'Cast'},{'code':'valid','names':'Valid','required':true},{'code':'invalid','names':'Invalid'}";

    public const string Bar = "{'do':'qualify','as':'in','if':{'share':'7%','of':'cast'}}";

    public const string Award = "{'do':'award','as':'S','seats':10,'among':'in','by':{'quota':'hare','then':'largest-remainder'}}";

    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text.Replace('\'', '"'));

    /// <summary>A form of the four usual lines with these equations.</summary>
    public static Form FormWith(string equations = "", string more = "") => Ok(Form.Read(FormJson(equations, more)));

    public static ReadOnlyMemory<byte> FormJson(string equations, string more = "") => Json(
        "{'format':'scrutineer-form/1','id':'f','lines':[" + FormLines + "],'bases':{'registered':'registered','cast':'cast','valid':'valid'}" + more + ",\n'equations':[" + equations + "]}");

    public static string Equation(string equation, string severity = "error", string more = "", string code = "E1") =>
        "{'code':'" + code + "','severity':'" + severity + "','equation':'" + equation + "'" + more + ",'short':'s','long':'l'}";

    /// <summary>Country c with regions r1 (stations a, b) and r2 (stations d, e); every station has 1,000 voters unless said otherwise.</summary>
    public static UnitTree Tree(long? register = 1_000) => Ok(UnitTree.Build(
    [
        Unit("c", "country", null), Unit("r1", "region", "c"), Unit("r2", "region", "c"),
        Unit("a", "station", "r1") with { Registered = register }, Unit("b", "station", "r1") with { Registered = register },
        Unit("d", "station", "r2") with { Registered = register }, Unit("e", "station", "r2") with { Registered = register },
    ]));

    public static Unit Unit(string code, string level, string? parent) => new(code, level, parent, LocalText.Of(code));

    /// <summary>Three lists L1, L2, L3 and the line "against all"; channels hand (decides) and machine.</summary>
    public static Election Election(Form? form = null, UnitTree? units = null, string steps = Bar + "," + Award, params Act[] acts) => new(
        "t", LocalText.Of("Test"), new DateOnly(2020, 10, 4), form ?? FormWith(), [List("L1"), List("L2"), List("L3"), List("none") with { Attributes = AgainstAll }],
        units ?? Tree(), [new Channel("hand", LocalText.Of("Hand"), true), new Channel("machine", LocalText.Of("Machine"), false)],
        Ok(LawReader.Read(Json("{'id':'t','ties':'lot','result':'S','steps':[" + steps + "]}"))))
    { Acts = [.. acts] };

    /// <summary>A protocol: lines registered, cast, valid, invalid; then votes of L1, L2, L3 and against all.</summary>
    public static Protocol Protocol(Election election, string unit, long?[] lines, long?[] votes, int line = 2) =>
        new(election.Units.Find(unit), Figures.Of(lines), Figures.Of(votes), new Source("p.csv", line), election.Shape);

    /// <summary>A protocol that fits together: 1,000 registered, everything cast is valid.</summary>
    public static Protocol Whole(Election election, string unit, params long?[] votes) =>
        Protocol(election, unit, [1_000, votes.Sum() ?? 0, votes.Sum() ?? 0, 0], votes);

    public static Batch Batch(string version, params Protocol[] protocols) => new("hand", version, [.. protocols]);

    public static CountState Fold(Election election, params Batch[] batches) => CountState.Fold(election, batches);

    public static ImmutableArray<Finding> Findings(Election election, params Batch[] batches) => Check.All(Fold(election, batches));

    public static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    public static Refusal Refused<T>(Result<T> result, string code)
    {
        Assert.False(result.IsOk, $"This should be refused as {code}.");
        Assert.Equal(code, result.Refusal!.Code);
        Assert.NotEmpty(result.Refusal.Message);
        return result.Refusal;
    }

    private static ImmutableSortedDictionary<string, string> AgainstAll => ImmutableSortedDictionary<string, string>.Empty.Add("against-all", "true");

    private static ElectionList List(string code) => new(code, LocalText.Of(code), "", ImmutableSortedDictionary<string, string>.Empty);
}
