using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Import;

/// <summary>An import in memory, not yet written.</summary>
/// <param name="Head">Head of the definition it is made with.</param>
/// <param name="Election">The election with the units that the rows brought.</param>
/// <param name="Batches">The protocols.</param>
/// <param name="Files">What became of each file.</param>
public sealed record Imported(ElectionHead Head, Election Election, ImmutableArray<Batch> Batches, ImmutableArray<FileReport> Files)
{
    /// <summary>Units that were not in units.csv and were made from the rows.</summary>
    public required ImmutableArray<Unit> Made { get; init; }

    /// <summary>All refused rows.</summary>
    public IEnumerable<Refusal> Refused => Files.SelectMany(f => f.Refused);
}

/// <summary>Turns files of results into protocols by a mapping.</summary>
public static class Importer
{
    /// <summary>
    /// Reads all files into memory. A file that does not fit the mapping is refused as a whole (missing column, damaged archive,
    /// unknown encoding); a row that does not fit is refused alone and reported.
    /// </summary>
    public static Result<Imported> Read(Mapping mapping, IReadOnlyList<string> files)
    {
        var definition = FolderReader.ReadDefinition(mapping.ElectionFolder);
        if (!definition.IsOk) return definition.Refusal!;
        var (head, election) = definition.Value;
        return RefusalException.Catch(() =>
        {
            var units = new ImportedUnits(mapping, election.Units);
            var read = Pair(mapping, files)
                .OrderBy(p => p.Input.AlignTo is null ? 0 : 1)
                .Select(p => (p.Input, Rows: RowReader.Read(mapping, p.Input, p.File, election, units)))
                .ToList();
            foreach (var (input, rows) in read.Where(r => r.Input.AlignTo is not null))
                RowAlignment.Apply(rows, read.First(r => r.Input.Version == input.AlignTo).Rows, units, input.Version);

            var tree = units.Build();
            var batches = ImmutableArray.CreateBuilder<Batch>();
            var reports = ImmutableArray.CreateBuilder<FileReport>();
            foreach (var input in mapping.Inputs)
            {
                var rows = read.Find(r => r.Input == input).Rows;
                if (rows is null) continue;
                var protocols = rows.Protocols(election);
                batches.Add(new Batch(input.Channel, input.Version, protocols));
                reports.Add(rows.Report(protocols, election));
            }

            foreach (var batch in batches.Where(b => !election.Channels.Any(c => c.Code == b.Channel)))
                throw new RefusalException(new Refusal("channel-unknown", $"The mapping names the channel \"{batch.Channel}\", which the election does not have."));
            var complete = FolderReader.WithTurnout(mapping.ElectionFolder, head, election with { Units = tree });
            FolderReader.CheckActs(complete, head.Files.Acts.Select(f => Path.Combine(mapping.ElectionFolder, f)));
            return new Imported(head, complete, batches.ToImmutable(), reports.ToImmutable()) { Made = complete.Units.All[election.Units.All.Length..] };
        });
    }

    /// <summary>Gives each file to the first input whose name fits; every input and every file is used once.</summary>
    private static List<(MappingInput Input, string File)> Pair(Mapping mapping, IReadOnlyList<string> files)
    {
        var pairs = new List<(MappingInput, string)>();
        var free = mapping.Inputs.ToList();
        foreach (var file in files)
        {
            var input = free.Find(i => i.File is null || Fits(i.File, Path.GetFileName(file)))
                ?? throw new RefusalException(new Refusal(
                    "mapping-no-input", $"No input of the mapping fits this file; it names {string.Join(", ", mapping.Inputs.Select(i => i.File ?? "any file"))}.", file));
            free.Remove(input);
            pairs.Add((input, file));
        }

        foreach (var (input, _) in pairs.Where(p => p.Item1.AlignTo is not null))
        {
            if (!pairs.Any(p => p.Item1.Version == input.AlignTo))
                throw new RefusalException(new Refusal("mapping-no-input", $"The version \"{input.Version}\" is aligned to \"{input.AlignTo}\", whose file is missing."));
        }

        return pairs;
    }

    private static bool Fits(string pattern, string name) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
