namespace Scrutineer.Verification;

/// <summary>One wrong thing, with its place.</summary>
/// <param name="Code">Stable code in kebab case, listed in docs/reference/refusals.md.</param>
/// <param name="Sentence">One sentence.</param>
public sealed record Fault(string Code, string Sentence)
{
    /// <summary>The file, below the prefix of the record; null: none is to blame.</summary>
    public string? Path { get; init; }

    /// <summary>The index of the entry; null: not one entry.</summary>
    public long? Index { get; init; }

    /// <summary>The first wrong byte of the file, from 0; null: not known.</summary>
    public long? Byte { get; init; }

    /// <summary><c>path, entry 5, byte 3: sentence (code)</c>.</summary>
    public override string ToString()
    {
        string?[] places = [Path, Index is { } index ? $"entry {index}" : null, Byte is { } at ? $"byte {at}" : null];
        var place = string.Join(", ", places.Where(p => p is not null));
        return place.Length == 0 ? $"{Sentence} ({Code})" : $"{place}: {Sentence} ({Code})";
    }

    internal static Fault Refuse(string code, string sentence) => new(code, sentence);

    internal static Fault Of(Record.Refusal refusal) => new(refusal.Code, refusal.Message);

    internal static Fault Of(Law.Refusal refusal) =>
        new(refusal.Code, refusal.Path is null && refusal.Line is null ? refusal.Message : $"{refusal.Message} ({Place(refusal)})");

    internal static Fault Missing(string path) => Refuse("file-absent", "The file is not there.") with { Path = path };

    internal static Fault Large(string path, long most) => Refuse("file-long", $"The file is longer than {most} bytes.") with { Path = path };

    private static string Place(Law.Refusal refusal) => refusal.Path is null ? $"line {refusal.Line}" : refusal.Line is null ? refusal.Path : $"line {refusal.Line}, {refusal.Path}";
}
