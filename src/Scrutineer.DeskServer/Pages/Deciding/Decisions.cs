using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;

namespace Scrutineer.DeskServer.Pages.Deciding;

/// <summary>The forms of what can be decided about a protocol. Each carries the digest of what is on the page.</summary>
internal sealed class Decisions(DeskPage page, string unit, string channel, Stage stage, IFormCollection? written)
{
    private readonly string reason = written?["reason"].ToString() ?? "";
    private readonly string chosen = written?["code"].ToString() ?? "";
    private readonly Report.Html.HtmlWriter html = page.Html;
    private readonly Report.Words.Wordbook words = page.Words;

    public void Differing()
    {
        if (!May(Operation.SettleDifferences)) return;
        Begin("return", "decision");
        html.Element("p", words["decision.return-under"], ("class", "soft"));
        page.Button(words["decision.return"], "strong", ("autofocus", "autofocus"));
        html.Close();
        Discard();
    }

    public void Discard()
    {
        if (!May(Operation.DiscardTyping)) return;
        html.Open("details", ("class", "decision")).Element("summary", words["decision.discard-open"]);
        Begin("discard", "");
        html.Element("p", words["decision.discard-under"], ("class", "soft"));
        page.Button(words["decision.discard"], "danger");
        html.Close().Close();
    }

    public void Free()
    {
        if (!May(Operation.SettleDifferences)) return;
        Begin("free", "decision");
        html.Element("p", words["decision.free-under"], ("class", "soft"));
        page.Button(words["decision.free"]);
        html.Close();
    }

    public void Deciding(Stage.Deciding deciding)
    {
        if (deciding.Coordinator is { } before) html.Element("p", words.Text("decision.before", before.By, before.Reason), ("class", "due"));
        var (role, isHis) = (page.Visit.Who.Role, deciding.Coordinator is null ? Operation.HandleFindings : Operation.AcceptError);
        if (!May(isHis))
        {
            if (role is Role.Coordinator or Role.Commissioner) html.Element("p", words[deciding.Coordinator is null ? "decision.coordinator-first" : "decision.commissioner-next"], ("class", "soft"));
        }
        else
        {
            Begin(deciding.Coordinator is null ? "handle" : "accept", "decision");
            html.Element("h2", words[deciding.HasError ? "decision.accept-error" : "decision.accept-warning"]);
            html.Element("p", words[deciding.Coordinator is null && deciding.HasError ? "decision.two-people" : "decision.public"], ("class", "soft"));
            Reason("accept");
            StepUpFields.Write(html, page.Language, "accept");
            page.Button(words["decision.accept"], "strong");
            html.Close();
        }

        Discard();
    }

    public void Correct()
    {
        if (!May(Operation.CorrectProtocol)) return;
        html.Open("details", ("class", "decision"), ("open", reason.Length + chosen.Length > 0 ? "open" : "")).Element("summary", words["decision.correct-open"]);
        var isReported = channel != page.Election.DecidingChannel.Code;
        Begin(isReported ? "correct-report" : "correct", "");
        html.Element("p", words[isReported ? "decision.correct-report-under" : "decision.correct-under"], ("class", "soft"));
        if (isReported) ReportedFigures.Write(page, unit, channel, written);
        html.Open("fieldset", ("class", "choices")).Element("legend", words["decision.correct-why"]);
        foreach (var code in CorrectionReasons.All)
        {
            html.Open("p").Void("input", ("type", "radio"), ("name", "code"), ("value", code), ("id", $"code-{code}"), ("required", "required"), ("checked", code == chosen ? "checked" : ""));
            html.Element("label", words[$"correction.{code}"], ("for", $"code-{code}")).Close();
        }

        html.Close();
        Reason("correct");
        StepUpFields.Write(html, page.Language, "correct");
        page.Button(words[isReported ? "decision.correct-report" : "decision.correct"], "strong");
        html.Close().Close();
    }

    private bool May(Operation operation) => Permissions.Allows(page.Visit.Who.Role, operation);

    private void Begin(string name, string style)
    {
        page.BeginForm(page.To("protocol", channel, unit, name), style);
        page.Hidden("seen", Seen.Of(unit, channel, stage));
    }

    private void Reason(string name)
    {
        html.Element("label", words["decision.reason"], ("for", $"reason-{name}"));
        html.Open("textarea", ("id", $"reason-{name}"), ("name", "reason"), ("rows", "3"), ("maxlength", "2000"), ("required", "required"), ("aria-describedby", $"reason-{name}-under")).Text(reason).Close();
        html.Element("p", words["decision.reason-under"], ("class", "soft"), ("id", $"reason-{name}-under"));
    }
}
