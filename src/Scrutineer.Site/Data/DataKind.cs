using System.Text.Json.Nodes;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Data;

/// <summary>A kind of JSON document: which there are of it, what it says, and how one is written.</summary>
/// <param name="Folder">Folder below <c>data/</c>; empty: it lies there itself.</param>
/// <param name="Name">What the kind is called in <c>kind</c> and, if there is one of it, in its path.</param>
/// <param name="Summary">What it says, for the API document.</param>
/// <param name="Names">Names of its documents without <c>.json</c>.</param>
/// <param name="Write">Writes the members after the head; false: there is none of that name, and nothing was written.</param>
/// <param name="Members">Schemas of those members, as <see cref="DataSchemas"/> writes them.</param>
internal sealed record DataKind(
    string Folder, string Name, string Summary, Func<Edition, IEnumerable<string>> Names, Func<DataPage, string, bool> Write, Func<(string, JsonNode)[]> Members)
{
    /// <summary>A kind of which there is one document.</summary>
    public static DataKind One(string name, string summary, Action<DataPage> write, Func<(string, JsonNode)[]> members) =>
        new("", name, summary, _ => [name], (page, asked) =>
        {
            if (asked != name) return false;
            page.Begin();
            write(page);
            return true;
        }, members);

    /// <summary>Path below <c>data/</c> as the API document writes it.</summary>
    public string Pattern => Folder.Length == 0 ? $"{Name}.json" : $"{Folder}/{{code}}.json";

    /// <summary>Name of its schema.</summary>
    public string SchemaName => $"{char.ToUpperInvariant(Name[0])}{Name[1..]}Document";
}
