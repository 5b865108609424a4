using Scrutineer.Cli.Output;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Maps;
using Scrutineer.Web.Static;

namespace Scrutineer.Cli.Records;

/// <summary>The results site as files.</summary>
internal static class SiteExport
{
    /// <summary>Writes the site of an election folder with a record, or of a published tree, into a folder.</summary>
    public static int Write(string folder, string to, long? at, bool compressed, string? map, string? mapKey, string? intake, bool json)
    {
        var tree = RecordPaths.TreeOf(folder);
        if (!File.Exists(Path.Combine(tree, "checkpoint"))) return Exit.Refused(Common.NoRecord(folder), json);
        var boundaries = MapOf(map, mapKey);
        if (!boundaries.IsOk) return Exit.Refused(boundaries.Refusal!, json);
        var forms = Common.Address(intake);
        if (!forms.IsOk) return Exit.Refused(forms.Refusal!, json);
        var record = PublishedRecord.Open(new DirectoryFiles(tree), boundaries.Value, forms.Value);
        if (!record.IsOk) return Exit.Refused(record.Refusal!, json);
        var edition = at is { } number ? record.Value.Find(number) : record.Value.Latest;
        if (edition is null)
        {
            var versions = record.Value.Versions;
            return Exit.Refused(new Refusal("version-unknown", versions.IsEmpty
                ? "Nothing is published yet: `scrutineer publish DIR` does it."
                : $"There is no version {at}. The versions are {string.Join(", ", versions.TakeLast(10).Select(v => v.Number))}."), json);
        }

        var written = StaticSite.Write(edition, tree, to, compressed);
        if (json)
        {
            Json.Write(w =>
            {
                w.WriteNumber("version", written.Number);
                w.WriteNumber("files", written.Files);
                w.WriteNumber("bytes", written.Bytes);
            });
        }
        else
        {
            Terminal.Line($"Version {Terminal.Number(written.Number)} as {Terminal.Number(written.Files)} files in {to}. Begin with {Path.Combine(to, "index.html")}.");
        }

        return Exit.Done;
    }

    /// <summary>The files of a map; null: none is asked for.</summary>
    public static Result<MapInput?> MapOf(string? map, string? key)
    {
        if (map is null) return key is null ? (MapInput?)null : new Refusal("map-key-alone", "--map-key tells what the areas of --map are; give both.");
        foreach (var file in (string?[])[map, key])
        {
            if (file is not null && !File.Exists(file)) return new Refusal("file-missing", "There is no such file.", file);
            if (file is not null && new FileInfo(file).Length > MapInput.MostBytes) return new Refusal("map-large", $"The file has more than {MapInput.MostBytes} bytes. Simplify the boundaries first.", file);
        }

        return new MapInput(File.ReadAllBytes(map), key is null ? default(ReadOnlyMemory<byte>?) : File.ReadAllBytes(key));
    }
}
