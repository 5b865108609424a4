using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Intake;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.Office.Desk.Intake;
using Stands = Scrutineer.Desk.Intake.Standing;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>What a sender gets: the receipt once, and a page on which the state of what he sent stands for whoever has its address.</summary>
internal static class SentPage
{
    /// <summary>The receipt.</summary>
    public static IResult Receipt(OpenPage page, SentReceipt receipt)
    {
        var (html, words) = (page.Html, page.Words);
        var path = page.To("sent", receipt.Token);
        return page.AnswerOpen(words["receipt.title"], () =>
        {
            html.Element("h1", words.Text("sent.title", DeskPage.Plain(receipt.Number))).Element("p", words["sent.under"], ("class", "said good"), ("role", "status"));
            html.Open("dl", ("class", "case-facts"));
            Fact(page, words["sent.arrived"], DisputeNames.Time(page, receipt.Arrived));
            Code(page, words["sent.sha"], receipt.Sha256, "sha");
            html.Element("dt", words["sent.address"]).Open("dd").Element("a", $"{page.Context.Request.Scheme}://{page.Context.Request.Host}{path}", ("href", path), ("class", "long"), ("id", "address")).Close();
            if (receipt.Salt is { } salt) Code(page, words["receipt.salt"], salt, "salt");
            html.Close().Element("p", words["sent.keep"], ("class", "due"));
            if (receipt.Salt is not null) html.Element("p", words["receipt.salt-under"], ("class", "soft"));
        });
    }

    /// <summary>How it stands now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="view">What was sent.</param>
    /// <param name="token">What opens this page.</param>
    /// <param name="results">Where the public reads the results; null: nobody said.</param>
    public static IResult State(OpenPage page, SentView view, string token, Uri? results)
    {
        var (html, words, sent) = (page.Html, page.Words, view.Sent);
        var title = words.Text("sent.title-of", DeskPage.Plain(sent.Number));
        return page.AnswerOpen(title, () =>
        {
            html.Element("h1", title);
            html.Open("div", ("id", "state"));
            Standing(page, sent);
            Ways(page, sent, token, results);
            html.Close().Open("dl", ("class", "case-facts"));
            Fact(page, words["sent.kind"], words[$"sent.kind.{sent.Kind}"]);
            Fact(page, words["sent.arrived"], DisputeNames.Time(page, sent.Arrived));
            Fact(page, words["sent.unit"], page.UnitWithCode(sent.Unit));
            if (sent.Answered is { } answered) Fact(page, words["sent.answered"], DisputeNames.Time(page, answered));
            Code(page, words["sent.sha"], sent.Document, "sha");
            html.Close().Open("p");
            page.Link(page.To("sent", token, "paper"), words["sent.paper"]);
            html.Close();
        });
    }

    /// <summary>What became of it, in a sentence, and why.</summary>
    public static void Standing(OpenPage page, Sent sent)
    {
        var (html, words) = (page.Html, page.Words);
        var style = sent.Standing is Stands.TakenIn or Stands.Confirmed ? "said good" : "said";
        var number = sent.Standing is Stands.TakenIn taken ? taken.Case.ToString(CultureInfo.InvariantCulture) : "";
        html.Element("p", words.Text($"standing.{Word(sent.Standing)}", number), ("class", style), ("data-standing", Word(sent.Standing)));
        if (sent.WasMoved) html.Element("p", words["sent.moved"], ("class", "soft"));
        if (sent.Standing is Stands.TurnedBack back) html.Element("p", $"{words[$"turned-back.{back.Reason}"]} ({page.Election.Disputes?.Article})", ("class", "due"));
        foreach (var (language, text) in Text(sent.Standing)) html.Open("p", ("lang", language), ("class", "complaint")).Lines(text).Close();
    }

    /// <summary>A standing as one word.</summary>
    public static string Word(Standing standing) => standing switch
    {
        Stands.Received => "received",
        Stands.TakenIn => "taken-in",
        Stands.TurnedBack => "turned-back",
        Stands.Confirmed => "confirmed",
        Stands.NotAnError => "not-an-error",
        _ => throw new InvalidOperationException(standing.GetType().Name),
    };

    private static IEnumerable<KeyValuePair<string, string>> Text(Standing standing) => standing switch
    {
        Stands.TurnedBack a => a.Text.ByLanguage,
        Stands.Confirmed a => a.Text.ByLanguage,
        Stands.NotAnError a => a.Text.ByLanguage,
        _ => [],
    };

    /// <summary>Where it goes on: the public register, and the proof.</summary>
    private static void Ways(OpenPage page, Sent sent, string token, Uri? results)
    {
        if (sent.Standing is not Stands.TakenIn taken) return;
        var (html, words, number) = (page.Html, page.Words, DeskPage.Plain(taken.Case));
        html.Open("p", ("class", "links"));
        if (results is not null) page.Link(new Uri(results, $"v/latest/{page.Language}/complaints/{number}.html").AbsoluteUri, words.Text("sent.register", number));
        page.Link(page.To("sent", token, "proof"), words["receipt.proof"]);
        html.Close().Element("p", words["receipt.proof-under"], ("class", "soft"));
    }

    private static void Fact(OpenPage page, string name, string value) => page.Html.Element("dt", name).Element("dd", value);

    private static void Code(OpenPage page, string name, string value, string id) => page.Html.Element("dt", name).Open("dd").Element("code", value, ("class", "long"), ("id", id)).Close();
}
