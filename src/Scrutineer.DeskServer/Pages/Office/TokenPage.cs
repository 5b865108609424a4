using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Tokens;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>The tokens of programs: what each is for, until when it is good; making and withdrawing them.</summary>
internal static class TokenPage
{
    private const int MostShown = 500;
    private const int UsualDays = 30;

    public static IResult Write(DeskPage page, ImmutableArray<TokenRow> tokens, TokenDone done)
    {
        var (html, words) = (page.Html, page.Words);
        return page.Answer(words["tokens.title"], () =>
        {
            html.Element("h1", words["tokens.title"]).Element("p", words["tokens.under"], ("class", "sub"));
            page.Refused(done.Refusal);
            if (done.IsDone) html.Element("p", words["staff.done"], ("class", "said good"), ("role", "status"));
            if (done.Made is { } made)
                html.Open("section", ("class", "passwords"), ("role", "status")).Element("p", words["tokens.once"]).Open("p").Element("code", made.Token, ("class", "long")).Close().Close();
            if (tokens.IsEmpty) html.Element("p", words["tokens.none"]);
            else Table(page, tokens);
            html.Open("div", ("class", "narrow"));
            Make(page, done.Wanted);
            html.Close();
        }, done.Refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(done.Refusal.Code));
    }

    private static void Table(DeskPage page, ImmutableArray<TokenRow> tokens)
    {
        var (html, words, now) = (page.Html, page.Words, page.Desk.Time.ToUnixTimeSeconds());
        Tables.Begin(html, words["tokens.title"], 6, [words["tokens.name"], words["staff.role"], words["staff.unit"], words["staff.key"], words["tokens.until"], words["staff.state"]], isCaptionHidden: true, style: "staff-list");
        foreach (var token in tokens.Take(MostShown))
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("bdi", token.Name).Close();
            html.Element("td", words[$"role.{token.Role}"]).Element("td", page.Unit(token.Unit)).Open("td").Element("code", token.Key).Close();
            html.Element("td", Moments.Time(words, DateTimeOffset.FromUnixTimeSeconds(token.Until).ToOffset(page.Desk.Time.Offset)));
            var isGood = !token.IsRevoked && token.Until > now;
            html.Open("td").Text(words[token.IsRevoked ? "tokens.revoked" : isGood ? "tokens.good" : "tokens.over"]);
            if (isGood) Revoke(page, token);
            html.Close().Close();
        }

        Tables.End(html);
    }

    private static void Revoke(DeskPage page, TokenRow token)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details").Element("summary", words["tokens.revoke"], ("aria-label", $"{words["tokens.revoke"]}: {token.Name}"));
        page.BeginForm(page.To("tokens", token.Key, "revoke"));
        StepUpFields.Write(html, page.Language, token.Key);
        page.Button(words["tokens.revoke"], "danger");
        html.Close().Close();
    }

    private static void Make(DeskPage page, Api.NewTokenJson? wanted)
    {
        var (html, words) = (page.Html, page.Words);
        page.BeginForm(page.To("tokens"), "decision");
        html.Element("h2", words["tokens.make"]);
        Field("token", words["tokens.name"], wanted?.Name ?? "", 80);
        html.Element("label", words["staff.role"], ("for", "role")).Open("select", ("id", "role"), ("name", "role"));
        foreach (var role in ApiTokens.Allowed) html.Element("option", words[$"role.{role.Code()}"], ("value", role.Code()), ("selected", wanted?.Role == role.Code() ? "selected" : ""));
        html.Close();
        Field("of", words["staff.unit"], wanted?.Unit ?? page.Visit.Who.Unit, 80);
        Field("days", words.Text("tokens.days", DeskPage.Plain(ApiTokens.Longest.Days)), DeskPage.Plain(wanted?.Days ?? UsualDays), 3);
        StepUpFields.Write(html, page.Language, "make");
        page.Button(words["tokens.make"], "strong");
        html.Close();

        void Field(string name, string label, string value, int longest) => html.Element("label", label, ("for", name))
            .Void("input", ("id", name), ("name", name), ("value", value), ("maxlength", DeskPage.Plain(longest)), ("required", "required"), ("autocomplete", "off"), ("spellcheck", "false"), ("inputmode", name == "days" ? "numeric" : "text"));
    }
}
