using System.Text;
using Scrutineer.Elections;

namespace Scrutineer.Report.Words;

/// <summary>Names of lists, units, bases and people's offices, for sentences.</summary>
public static class Names
{
    /// <summary>Name of whoever claims seats: a list, a unit, or a group of lists under its own name.</summary>
    public static string Claimant(Election election, string code, string language)
    {
        var list = election.FindList(code);
        if (list >= 0) return List(election.Lists[list], language);
        var unit = election.Units.Find(code);
        return unit >= 0 ? Unit(election, unit, language) : Isolated(code);
    }

    public static string List(ElectionList list, string language) => Isolated(NotEmpty(list.Name.In(language), list.Code));

    public static string Unit(Election election, int unit, string language) =>
        Isolated(NotEmpty(election.Units[unit].Name.In(language), election.Units[unit].Code));

    public static string Channel(Election election, string code, string language) =>
        Isolated(election.Channels.FirstOrDefault(c => c.Code == code)?.Name.In(language) is { Length: > 0 } name ? name : code);

    /// <summary>"a, b and c".</summary>
    public static string Joined(Wordbook words, IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => words.Text("and", string.Join(", ", names.Take(names.Count - 1)), names[^1]),
    };

    private static string NotEmpty(string name, string code) => string.IsNullOrWhiteSpace(name) ? code : name;

    /// <summary>
    /// A name that is written from right to left, or that carries direction marks, is set apart so that it cannot
    /// reorder the numbers beside it.
    /// </summary>
    internal static string Isolated(string name) => name.EnumerateRunes().Any(TurnsDirection) ? $"\u2068{name}\u2069" : name;

    private static bool TurnsDirection(Rune r) =>
        r.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
            or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0x10800 and <= 0x10FFF);
}
