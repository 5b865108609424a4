using Scrutineer.Elections;
using Scrutineer.Law.Data;

namespace Scrutineer.Report.Words;

/// <summary>What a sentence needs besides its facts: the words of a language, and names for the codes of lists, units and persons.</summary>
public sealed class Telling
{
    private readonly Func<string, string?> list;
    private readonly Func<string, string?> unit;
    private readonly Func<string, bool> isAgainstAll;

    private readonly bool unitsFirst;

    private Telling(Wordbook words, Func<string, string?> list, Func<string, string?> unit, Func<string, bool> isAgainstAll, bool unitsFirst = false)
    {
        this.unitsFirst = unitsFirst;
        Words = words;
        this.list = list;
        this.unit = unit;
        this.isAgainstAll = isAgainstAll;
    }

    public Wordbook Words { get; }

    public string Language => Words.Language;

    /// <summary>Names from an election, in its languages.</summary>
    public static Telling Of(Election election, Wordbook words) => new(
        words,
        code => election.FindList(code) is >= 0 and var i ? Names.List(election.Lists[i], words.Language) : null,
        code => election.Units.Find(code) is >= 0 and var i ? Names.Unit(election, i, words.Language) : null,
        code => election.FindList(code) is >= 0 and var i && election.Lists[i].IsAgainstAll);

    /// <summary>Names from the data of a law alone.</summary>
    public static Telling Of(VoteData data, Wordbook words) => new(
        words,
        code => data.OrderOf(code) is var i && i < data.Lists.Length ? Names.Isolated(data.Lists[i].Name) : null,
        code => data.Unit(code) is { } found ? Names.Isolated(found.Name.Length > 0 ? found.Name : code) : null,
        code => data.OrderOf(code) is var i && i < data.Lists.Length && data.Lists[i].Has("against-all"));

    /// <summary>True for a list that is no line "against all".</summary>
    public bool IsList(string code) => list(code) is not null && !isAgainstAll(code);

    /// <summary>The same where units claim: a code that a list has too is the unit's.</summary>
    public Telling OfUnits() => new(Words, list, unit, isAgainstAll, unitsFirst: true);

    /// <summary>Name of whoever claims: a list, a unit, a group, a person, or a cell <c>unit/list</c>.</summary>
    public string Name(string code) => (unitsFirst ? unit(code) ?? list(code) : list(code) ?? unit(code)) ?? Cell(code) ?? Names.Isolated(code);

    /// <summary>Name of a unit, even if a list has the same code.</summary>
    public string UnitName(string code) => unit(code) ?? Name(code);

    /// <summary>Name of the unit a step was made for; null: the whole country.</summary>
    public string? Unit(string? code) => code is null or Table.Nation ? null : UnitName(code);

    /// <summary>"a, b and c".</summary>
    public string Joined(IEnumerable<string> codes) => Names.Joined(Words, [.. codes.Select(Name)]);

    private string? Cell(string code)
    {
        for (var at = code.IndexOf('/', StringComparison.Ordinal); at >= 0; at = code.IndexOf('/', at + 1))
            if ((unit(code[..at]) ?? list(code[..at])) is { } outer) return $"{Name(code[(at + 1)..])} ({outer})";
        return null;
    }
}
