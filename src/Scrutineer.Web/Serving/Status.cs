using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Scrutineer.Site.Files;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary><c>status.json</c> and <c>healthz</c>: how the site stands to its publisher.</summary>
internal static class Status
{
    /// <summary>A plus is a plus; the answer is never part of a page.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task Answer(Visit visit) => visit.Send(new SentFile(new SiteFile(Write(visit), SiteFile.Json), 1), Caching.Never);

    /// <summary>200 while a version is shown, whatever the publisher does.</summary>
    public static Task Health(Visit visit)
    {
        var isUp = visit.State.Edition is not null;
        if (!isUp)
        {
            visit.Headers.RetryAfter = "5";
            visit.Context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return visit.Send(new SentFile(new SiteFile(isUp ? "ok\n"u8.ToArray() : "nothing is published yet\n"u8.ToArray(), "text/plain; charset=utf-8"), 1), Caching.Never);
    }

    private static byte[] Write(Visit visit)
    {
        var (state, time) = (visit.State, visit.Options.Time);
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, Plain))
        {
            json.WriteStartObject();
            json.WriteString("format", "scrutineer-status/1");
            json.WriteString("election", state.Edition?.Id);
            Number("version", state.Edition?.Number);
            Number("size", state.Record?.Size);
            Time("published", state.Edition?.Version.Time);
            Time("heard", state.Heard?.At);
            Number("lag", state.Heard is { } heard ? (long)heard.Silence(time).TotalSeconds : null);
            json.WriteBoolean("live", visit.Options.SilentAfter is not null);
            json.WriteBoolean("silent", visit.Options.SilentAfter is { } most && state.Heard is { } last && last.Silence(time) > most);
            Number("blocked", state.Blocked);
            json.WriteString("stopped", state.Stopped?.Code);
            json.WriteEndObject();

            void Number(string name, long? value)
            {
                if (value is { } number) json.WriteNumber(name, number);
                else json.WriteNull(name);
            }

            void Time(string name, DateTimeOffset? value) => json.WriteString(name, value?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        }

        return to.ToArray();
    }
}
