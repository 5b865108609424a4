using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Api;
using Scrutineer.Elections;
using Scrutineer.Law;
using Scrutineer.Office.Disputes;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>Reads forms about complaints into what programs send: from there on both go the same way.</summary>
internal static class DisputeForm
{
    /// <summary>Forum and seat, as one field names both.</summary>
    public static (string Forum, string At) Seat(IFormCollection form)
    {
        var seat = form["seat"].ToString();
        var cut = seat.IndexOf('@', StringComparison.Ordinal);
        return cut < 0 ? ("", "") : (seat[..cut], seat[(cut + 1)..]);
    }

    public static Result<ComplaintJson> Complaint(IFormCollection form)
    {
        var against = Number(form, "against");
        if (!against.IsOk) return against.Refusal!;
        var (forum, at) = Seat(form);
        return new ComplaintJson(
            forum, at, new ComplainantJson(form["kind"].ToString(), Codes(form, "lists"), Word(form, "name"), Word(form, "initials")), Codes(form, "grounds"), Codes(form, "units"), Texts(form, "text"),
            against.Value, Codes(form, "asks"));
    }

    /// <summary>A step. Its time is that of the law's place.</summary>
    public static Result<StepJson> Step(IFormCollection form, TimeSpan offset)
    {
        var with = Number(form, "with");
        if (!with.IsOk) return with.Refusal!;
        DateTimeOffset? until = null;
        if (Word(form, "until") is { } text)
        {
            if (!DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                return new Refusal("case-time", $"\"{text}\" is no time.");
            until = new DateTimeOffset(local, offset);
        }

        return new StepJson(form["step"].ToString(), Texts(form, "text"), until, with.Value);
    }

    public static Result<RulingJson> Decision(IFormCollection form, IReadOnlyList<string> grounds)
    {
        var (of, entry) = (Number(form, "case"), form["entry"].ToString());
        if (!of.IsOk) return of.Refusal!;
        var votes = Votes(form);
        if (!votes.IsOk) return votes.Refusal!;
        var remedies = Remedies(form, entry);
        if (!remedies.IsOk) return remedies.Refusal!;
        var (forum, at) = Seat(form);
        var result = form["result"].ToString();
        var findings = grounds.Select(g => new GroundFindingJson(g, form[$"found-{g}"] == "yes", Texts(form, $"finding-{g}"))).ToArray();
        // What is not decided on its merits has no findings, unless somebody wrote some.
        var hasFindings = result is "upheld" or "partly" or "rejected" || findings.Any(f => f.Found || f.Text.Count > 0);
        return new RulingJson(
            forum, at, form["number"].ToString().Trim(), result, Texts(form, "reason"), form["law"].ToString().Trim(), of.Value, hasFindings ? findings : null, votes.Value, remedies.Value, Word(form, "note"), Codes(form, DecisionFields.Documents));
    }

    /// <summary>Files that were handed in, with what was said of each.</summary>
    public static async Task<EvidenceFile[]> Evidence(IFormCollection form, CancellationToken cancel)
    {
        var files = new List<EvidenceFile>();
        for (var i = 0; i < DisputeFields.Files; i++)
        {
            var n = i.ToString(CultureInfo.InvariantCulture);
            if (form.Files.GetFile($"file-{n}") is not { Length: > 0 } file) continue;
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            files.Add(new EvidenceFile(bytes.ToArray(), form[$"sealed-{n}"] == "yes", form[$"what-{n}"].ToString().Trim(), Word(form, $"sha-{n}")?.ToLowerInvariant()));
        }

        return [.. files];
    }

    private static Result<RemedyJson[]> Remedies(IFormCollection form, string entries)
    {
        var all = new List<RemedyJson>();
        foreach (var text in Split(entries))
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var entry)) return new Refusal("count-not-number", $"\"{text}\" is no number.");
            all.Add(new RevokeJson(entry));
        }

        if (Units("annul-units") is { } annulled) all.Add(new AnnulUnitsJson(annulled));
        if (form["annul-result"] == "yes") all.Add(new AnnulResultJson());
        if (Units("void-votes") is { } voided) all.Add(new VoidVotesJson(voided, form["void-list"].ToString(), Codes(form, "void-from"), Codes(form, "void-to")));
        if (Units("recount") is { } recounted) all.Add(new RecountUnitsJson(recounted));
        if (Units("correct") is { } corrected) all.Add(new CorrectLinesJson(corrected, Codes(form, "correct-lines")));
        if (Units("exclude-box") is { } excluded) all.Add(new ExcludeBoxJson(excluded, form["box"].ToString().Trim()));
        // A day or a law without units is an order that somebody forgot to finish, not none.
        var law = Word(form, DecisionFields.Law);
        if ((Units("repeat-vote") ?? ((law ?? Word(form, "repeat-on")) is null ? null : Array.Empty<string>())) is { } repeated) all.Add(new RepeatVoteJson(repeated, form["repeat-on"].ToString(), Word(form, "repeat-election"), law));
        if (Word(form, "suspend") is { } clock) all.Add(new SuspendJson(clock, Word(form, "suspend-until")));
        return all.ToArray();
        string[]? Units(string remedy) => Codes(form, $"units-{remedy}") is { Length: > 0 } codes ? codes : null;
    }

    private static Result<VotesJson?> Votes(IFormCollection form)
    {
        var numbers = new[] { Number(form, "for"), Number(form, "voted-against"), Number(form, "abstained") };
        if (numbers.FirstOrDefault(n => !n.IsOk) is { Refusal: { } refusal }) return refusal;
        if (numbers.FirstOrDefault(n => n.Value > 1_000) is { IsOk: true, Value: { } }) return new Refusal("count-too-large", "No commission has so many members.");
        return numbers[0].Value is { } yes ? new VotesJson((int)yes, (int)(numbers[1].Value ?? 0), (int)(numbers[2].Value ?? 0), Texts(form, "dissent")) : (VotesJson?)null;
    }

    private static Result<long?> Number(IFormCollection form, string name)
    {
        if (Word(form, name) is not { } text) return (long?)null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : new Refusal("count-not-number", $"\"{text}\" is no number.");
    }

    /// <summary>A text in the languages in which it was written.</summary>
    public static Dictionary<string, string> Texts(IFormCollection form, string name) => DisputeFields.Languages
        .Select(l => (Language: l, Text: form[$"{name}-{l}"].ToString().ReplaceLineEndings("\n").Trim())).Where(t => t.Text.Length > 0).ToDictionary(t => t.Language, t => t.Text);

    /// <summary>Codes that a field names.</summary>
    public static string[] Codes(IFormCollection form, string name) => [.. form[name].SelectMany(v => Split(v ?? ""))];

    private static string[] Split(string text) => text.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A line; null: it is empty.</summary>
    public static string? Word(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } word ? word : null;
}
