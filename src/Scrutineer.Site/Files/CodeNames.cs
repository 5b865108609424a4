using System.Collections.Frozen;
using Scrutineer.Elections;

namespace Scrutineer.Site.Files;

/// <summary>From names of files, as <see cref="PathCode"/> makes them, back to the units and lists of an election.</summary>
public sealed class CodeNames
{
    private readonly Election election;
    private readonly FrozenDictionary<string, int> shortenedUnits;
    private readonly FrozenDictionary<string, int> shortenedLists;

    public CodeNames(Election election)
    {
        this.election = election;
        shortenedUnits = Shortened(election.Units.All.Select(u => u.Code));
        shortenedLists = Shortened(election.Lists.Select(l => l.Code));
    }

    /// <summary>Index of the unit with this name; -1: there is none.</summary>
    public int Unit(string name) => PathCode.Read(name) is { } code ? election.Units.Find(code) : shortenedUnits.GetValueOrDefault(name, -1);

    /// <summary>Index of the list with this name; -1: there is none.</summary>
    public int List(string name) => PathCode.Read(name) is { } code ? election.FindList(code) : shortenedLists.GetValueOrDefault(name, -1);

    private static FrozenDictionary<string, int> Shortened(IEnumerable<string> codes) => codes
        .Select((code, index) => (Name: PathCode.Of(code), Index: index))
        .Where(c => PathCode.IsShortened(c.Name))
        .ToFrozenDictionary(c => c.Name, c => c.Index, StringComparer.Ordinal);
}
