using System.Globalization;

namespace Scrutineer.Report.Words;

/// <summary>Dates and times in words, with the offset they were given in.</summary>
public static class Moments
{
    public static string Date(Wordbook words, DateOnly date) => words.Text(
        "date", date.Year.ToString(CultureInfo.InvariantCulture), words[$"month.{date.Month}"], date.Day.ToString(CultureInfo.InvariantCulture));

    public static string Time(Wordbook words, DateTimeOffset time)
    {
        var clock = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        var offset = time.ToString("zzz", CultureInfo.InvariantCulture).Replace('-', '\u2212');
        return $"{Date(words, DateOnly.FromDateTime(time.DateTime))}, {clock} (UTC{offset})";
    }
}
