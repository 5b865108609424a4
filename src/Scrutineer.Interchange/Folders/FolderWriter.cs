using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Folders;

/// <summary>
/// Writes an election folder: the definition as it is, units with their turnout in the election before, and protocols anew. It is written beside its place and moved
/// there when it is whole, so that nothing half-written is ever seen.
/// </summary>
public static class FolderWriter
{
    /// <summary>Writes the folder. Refuses a place that is taken.</summary>
    /// <param name="definition">Folder whose election.json, form, law, lists, acts, official figures and previous election are copied.</param>
    /// <param name="head">Its head.</param>
    /// <param name="election">The election, with all units.</param>
    /// <param name="batches">The protocols.</param>
    /// <param name="target">Where the folder goes.</param>
    /// <param name="notice">Replaces the notice of the definition: invented data says so. null: as it is.</param>
    public static Result<string> Write(
        string definition, ElectionHead head, Election election, IReadOnlyList<Batch> batches, string target, LocalText? notice = null)
    {
        target = Path.GetFullPath(target);
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            return new Refusal("out-exists", "The folder exists and is not empty; name another one or remove it first.", target);
        var parent = Path.GetDirectoryName(target)!;
        var temporary = Path.Combine(parent, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(temporary);
            var files = head.Files;
            foreach (var name in (string?[])[files.Form, files.Law, files.Lists, files.Official, files.Previous, files.Disputes, .. files.Acts])
                if (name is not null) Copy(Path.Combine(definition, name), Path.Combine(temporary, name));
            WriteText(Path.Combine(temporary, files.Units), w => UnitCsv.Write(w, election.Units));
            if (files.PreviousUnits is { } turnout) WriteText(Path.Combine(temporary, turnout), w => PreviousCsv.Write(w, election.Units));
            var protocols = new JsonArray();
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var batch in batches)
            {
                var plain = $"protocols/{Plain(batch.Channel)}-{Plain(batch.Version)}";
                var name = $"{plain}.csv";
                for (var i = 2; !taken.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{plain}-{i}.csv");
                WriteText(Path.Combine(temporary, name), w => ProtocolCsv.Write(w, election, batch.Protocols));
                protocols.Add(new JsonObject { ["file"] = name, ["channel"] = batch.Channel, ["version"] = batch.Version });
            }

            WriteHead(Path.Combine(definition, "election.json"), Path.Combine(temporary, "election.json"), protocols, notice);
            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(temporary, target);
            return target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Refusal("out-failed", $"The folder cannot be written: {e.Message}", target);
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private static void WriteHead(string from, string to, JsonArray protocols, LocalText? notice)
    {
        // Read as the reader read it: a byte order mark or packing is not in the way.
        var bytes = InputFile.ReadAll(from).Value.AsSpan();
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        var json = JsonNode.Parse(bytes)!.AsObject();
        json["files"]!["protocols"] = protocols;
        if (notice is not null) json["notice"] = new JsonObject([.. notice.ByLanguage.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))]);
        File.WriteAllText(to, json.ToJsonString(Readable) + "\n");
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private static void WriteText(string path, Action<TextWriter> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        write(writer);
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
}
