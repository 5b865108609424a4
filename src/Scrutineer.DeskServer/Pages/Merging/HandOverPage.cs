using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Merging;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Report;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Merging;

/// <summary>Two doors: this record out, another record in.</summary>
internal static class HandOverPage
{
    public static IResult Write(DeskPage page, ImmutableArray<SentRecord> sent, Refusal? refusal)
    {
        var (html, words) = (page.Html, page.Words);
        return page.Answer(words["handover.title"], () =>
        {
            html.Element("h1", words["handover.title"]);
            page.Refused(refusal);
            html.Open("div", ("class", "narrow"));
            html.Open("section", ("class", "decision")).Element("h2", words["handover.out"]).Element("p", words["handover.out-under"], ("class", "soft")).Open("p");
            page.Link(page.To("handover", "record.zip"), words["handover.load"]);
            html.Close().Close();
            if (Permissions.Allows(page.Visit.Who.Role, Operation.MergeRecord))
            {
                Sent(page, sent);
                Upload(page);
            }

            html.Close();
        }, refusal is null ? StatusCodes.Status200OK : DeskRefusals.StatusOf(refusal.Code));
    }

    private static void Sent(DeskPage page, ImmutableArray<SentRecord> sent)
    {
        if (sent.IsEmpty) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("section", ("class", "decision")).Element("h2", words["handover.sent"]).Element("p", words["handover.sent-under"], ("class", "soft")).Open("ul");
        foreach (var record in sent)
        {
            html.Open("li");
            page.Link(page.To("merge", record.Key), words.Text("handover.sent-one", record.By, Moments.Time(words, record.At.ToOffset(page.Desk.Time.Offset)), Numbers.Whole((record.Length + 1_023) / 1_024)));
            html.Close();
        }

        html.Close().Close();
    }

    private static void Upload(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        page.BeginForm(page.To("merge"), "decision upload", ("enctype", "multipart/form-data"));
        html.Element("h2", words["handover.in"]);
        html.Element("label", words["handover.file"], ("for", "record")).Void("input", ("type", "file"), ("id", "record"), ("name", "record"), ("accept", ".zip,application/zip"), ("required", "required"), ("aria-describedby", "record-under"));
        html.Element("p", words["handover.in-under"], ("class", "soft"), ("id", "record-under"));
        page.Button(words["handover.verify"], "strong");
        html.Close();
    }
}
