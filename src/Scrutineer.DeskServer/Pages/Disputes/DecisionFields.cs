using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Scrutineer.DeskServer.Api;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Report;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>
/// Files of a decision. A form cannot carry a file from page to page: what was given is held by the desk, and the form carries its SHA-256.
/// </summary>
internal static class DecisionFields
{
    /// <summary>Field with the SHA-256 of each document that is held.</summary>
    public const string Documents = "document";

    /// <summary>Field with the SHA-256 of the law of the repeat vote.</summary>
    public const string Law = "repeat-law";

    /// <summary>Holds the files of a form. Gives the form with their names, and the first refusal: what came before it is held all the same.</summary>
    public static async Task<(IFormCollection Form, Refusal? Refusal)> Held(DeskPage page, IFormCollection form)
    {
        var (documents, law, cancel) = (form[Documents].ToList(), form[Law], page.Context.RequestAborted);
        Refusal? refusal = null;
        foreach (var file in form.Files.Where(f => f.Length > 0 && (f.Name == LawFile || f.Name.StartsWith(DocumentFile, StringComparison.Ordinal))))
        {
            await using var sent = file.OpenReadStream();
            var held = file.Name == LawFile ? await DecisionPapers.Law(page.Desk, page.Visit.Who, sent, cancel) : await DecisionPapers.Document(page.Desk, page.Visit.Who, sent, cancel);
            if (!held.IsOk) refusal ??= held.Refusal;
            else if (file.Name == LawFile) law = held.Value.Sha256;
            else if (!documents.Contains(held.Value.Sha256)) documents.Add(held.Value.Sha256);
        }

        var fields = form.ToDictionary(f => f.Key, f => f.Value);
        (fields[Documents], fields[Law]) = (new StringValues([.. documents]), law);
        return (new FormCollection(fields, form.Files), refusal);
    }

    /// <summary>Fields for documents: those that are held, each to be kept or left out, and room for more.</summary>
    public static void Papers(DeskPage page, IFormCollection? form)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("fieldset", ("class", "evidence")).Element("legend", words["decide.documents"]).Element("p", words["decide.documents-under"], ("class", "soft"));
        foreach (var sha256 in form?[Documents] ?? []) Kept(page, Documents, sha256, isLaw: false);
        for (var i = 0; i < DisputeFields.Files; i++)
        {
            var name = DocumentFile + i.ToString(CultureInfo.InvariantCulture);
            html.Element("label", words.Text("file.evidence-n", (i + 1).ToString(CultureInfo.InvariantCulture)), ("for", name)).Void("input", ("type", "file"), ("id", name), ("name", name), ("accept", ".pdf,.jpg,.jpeg,.png"));
        }

        html.Close();
    }

    /// <summary>The field for the law of a repeat vote.</summary>
    public static void RepeatLaw(DeskPage page, IFormCollection? form)
    {
        var (html, words) = (page.Html, page.Words);
        foreach (var sha256 in form?[Law] ?? []) Kept(page, Law, sha256, isLaw: true);
        html.Element("label", words["decide.repeat-law"], ("for", LawFile)).Void("input", ("type", "file"), ("id", LawFile), ("name", LawFile), ("accept", ".json"), ("aria-describedby", $"{LawFile}-under"));
        html.Element("p", words["decide.repeat-law-under"], ("class", "soft"), ("id", $"{LawFile}-under"));
    }

    /// <summary>What a file is, for people: type, length, SHA-256.</summary>
    public static void Write(DeskPage page, BlobReference file) =>
        page.Html.Text($"{page.Words.Text("decide.file", file.MediaType, Numbers.Whole(file.Length))} ").Element("code", file.Sha256, ("class", "long"));

    private const string DocumentFile = "document-file-";

    private const string LawFile = "repeat-law-file";

    private static void Kept(DeskPage page, string name, string? sha256, bool isLaw)
    {
        if (string.IsNullOrEmpty(sha256) || page.Desk.HeldFile(sha256, isLaw) is not { IsOk: true, Value: var file }) return;
        var id = $"{name}-{sha256[..12]}";
        page.Html.Open("p", ("class", "check")).Void("input", ("type", "checkbox"), ("id", id), ("name", name), ("value", sha256), ("checked", "checked")).Open("label", ("for", id));
        Write(page, file);
        page.Html.Close().Close();
    }
}
