using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;

namespace Scrutineer.Office;

/// <summary>The definition of an election as bytes, ready to become blobs.</summary>
/// <param name="Definition">scrutineer-definition/1.</param>
/// <param name="Units">scrutineer-units/1.</param>
/// <param name="Form">form.json as it is.</param>
/// <param name="Law">law.json as it is.</param>
public sealed record RecordBlobs(byte[] Definition, byte[] Units, byte[] Form, byte[] Law)
{
    /// <summary>The blobs of an election whose form and law were read from these bytes.</summary>
    public static RecordBlobs Of(Election election, byte[] form, byte[] law) =>
        new(ElectionDefinition.Write(election), UnitsJson.Write(election.Units), form, law);

    /// <summary>The election that the blobs of entry 0 define.</summary>
    /// <param name="opened">Entry 0.</param>
    /// <param name="blob">Gives a blob by its SHA-256; null: it is missing.</param>
    public static Result<Election> Read(ElectionOpened opened, Func<string, byte[]?> blob)
    {
        BlobReference[] names = [opened.Definition, opened.Units, opened.Form, opened.Law];
        var bytes = names.Select(n => blob(n.Sha256)).ToArray();
        var missing = Array.FindIndex(bytes, b => b is null);
        return missing >= 0
            ? new Refusal("blob-missing", $"The blob {names[missing].Sha256} that entry 0 names is missing.")
            : ElectionDefinition.Read(bytes[0], bytes[1], bytes[2], bytes[3]);
    }
}
