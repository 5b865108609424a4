using System.Globalization;

namespace Scrutineer.Report.Words;

/// <summary>Dates and times in words, with the offset they were given in.</summary>
public static class Moments
{
    public static string Date(Wordbook words, DateOnly date) => words.Text(
        "date", date.Year.ToString(CultureInfo.InvariantCulture), words[$"month.{date.Month}"], date.Day.ToString(CultureInfo.InvariantCulture));

    /// <summary>The day without the year.</summary>
    public static string Day(Wordbook words, DateOnly date) => words.Text("day", words[$"month.{date.Month}"], date.Day.ToString(CultureInfo.InvariantCulture));

    public static string Time(Wordbook words, DateTimeOffset time) =>
        $"{Date(words, DateOnly.FromDateTime(time.DateTime))}, {Clock(time)} ({Offset(time)})";

    /// <summary>11:00.</summary>
    public static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The day, and by which clock.</summary>
    public static string DayAndOffset(Wordbook words, DateTimeOffset time) =>
        $"{Date(words, DateOnly.FromDateTime(time.DateTime))}, {Offset(time)}";

    private static string Offset(DateTimeOffset time) => "UTC" + time.ToString("zzz", CultureInfo.InvariantCulture).Replace('-', '\u2212');
}
