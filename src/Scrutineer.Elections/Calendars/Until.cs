using System.Globalization;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Elections.Calendars;

/// <summary>The end of a time limit: a whole day of the place where the election is held, or a moment with its offset.</summary>
/// <param name="Day">The last day, by the clock of the place.</param>
/// <param name="Moment">The last moment; null: the end of the day.</param>
public readonly record struct Until(DateOnly Day, DateTimeOffset? Moment)
{
    /// <summary>As files write it: <c>2020-10-07</c> or <c>2020-10-07T18:00:00+06:00</c>.</summary>
    public override string ToString() => Moment is { } moment ? Shapes.Text(moment) : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> writes; null: it is neither.</summary>
    public static Until? Read(string text)
    {
        if (Shapes.Time(text) is { } moment) return new Until(DateOnly.FromDateTime(moment.DateTime), moment);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Until(day, null) : null;
    }
}
