using System.Text;
using System.Text.Json;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>The good record and every damaged one.</summary>
internal static class SampleRecords
{
    private static readonly Lazy<IReadOnlyList<Damage>> Made = new(() => [.. FileDamages.All(SampleRecord.Maker()), .. SignatureDamages.All(), .. EntryDamages.All(), .. DisputeDamages.All()]);

    public static IReadOnlyList<Damage> All => Made.Value;

    /// <summary>
    /// Writes <c>DIR/CASE/...</c> for each, and <c>DIR/cases.json</c>: <c>{case, verified, step, policy, remembered}</c>, with the step that fails
    /// first and the texts that are known beforehand, or null.
    /// </summary>
    public static void WriteAll(string dir)
    {
        foreach (var damage in All)
        {
            foreach (var (path, bytes) in damage.Files)
            {
                var file = Path.Combine(dir, damage.Folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, bytes);
            }
        }

        using var stream = File.Create(Path.Combine(dir, "cases.json"));
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (var damage in All)
        {
            json.WriteStartObject();
            json.WriteString("case", damage.Folder);
            json.WriteBoolean("verified", damage.Step is null);
            json.WriteString("step", damage.Step);
            json.WriteString("policy", damage.Options.TrustedPolicy);
            json.WriteString("remembered", damage.Options.Remembered is { } remembered ? Encoding.UTF8.GetString(remembered.Span) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
