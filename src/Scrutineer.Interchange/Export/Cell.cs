using System.Globalization;

namespace Scrutineer.Interchange.Export;

/// <summary>One field of a row: a text, a whole number, or nothing.</summary>
public readonly record struct Cell
{
    private Cell(string? text, long? number) => (Text, Number) = (text, number);

    /// <summary>The text; null: it is a number, or blank.</summary>
    public string? Text { get; }

    /// <summary>The number; null: it is a text, or blank.</summary>
    public long? Number { get; }

    public static implicit operator Cell(string? text) => new(text, null);

    public static implicit operator Cell(long? number) => new(null, number);

    public static implicit operator Cell(long number) => new(null, number);

    public static implicit operator Cell(bool flag) => new(flag ? "true" : "false", null);

    /// <summary>A time as ISO 8601 with its offset.</summary>
    public static implicit operator Cell(DateTimeOffset? time) => new(time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), null);
}
