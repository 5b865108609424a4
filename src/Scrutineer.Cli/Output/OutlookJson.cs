using System.Text.Json;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Cli.Output;

/// <summary>In, out or open for each list, with what can still come.</summary>
internal static class OutlookJson
{
    public static string Word(Truth passes) => passes switch
    {
        Truth.True => "in",
        Truth.False => "out",
        Truth.Open => "open",
        _ => throw new InvalidOperationException(passes.ToString()),
    };

    public static void Write(Utf8JsonWriter json, ElectionOutcome outcome)
    {
        json.WriteStartObject("outlook");
        json.WriteCount("ballots_to_come", outcome.BallotsToCome);
        json.WriteStartObject("lists");
        foreach (var list in outcome.NationalBar?.Lists ?? [])
        {
            json.WriteStartObject(list.List);
            json.WriteString("state", Word(list.Passes));
            if (list.Bars.FirstOrDefault(b => b.Unit is null) is { } bar)
            {
                json.WriteString("bar", bar.Least.ToString());
                json.WriteString("of", bar.Of);
                json.WriteString("needed", bar.Needed.ToString());
                json.WritePropertyName("margin");
                json.WriteRawValue(bar.Margin.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
