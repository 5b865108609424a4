using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>Every step of a case with its entry and its time, the complaint first and the decision in its place.</summary>
internal static class StepsSection
{
    public static void Write(SitePage page, DisputeWords told, Case one)
    {
        var (html, words, register) = (page.Html, page.Words, page.Edition.Register);
        page.Sections.Begin("steps", words["steps.heading"], words["steps.under"]);
        Tables.Begin(html, words["steps.heading"], 4, [words["history.entry"], words["history.time"], words["history.what"], words["steps.text"]], isCaptionHidden: true, style: "history");
        Row(one.Number, one.FiledAt, words["step.file"], () => html.Text(told.Forum(one.Filed.Forum)));
        foreach (var (index, step) in one.Steps.Select(s => (s.Index, (CaseStep?)s)).Concat(one.Decision is { } d ? [(d, null)] : []).OrderBy(s => s.Item1))
        {
            if (step is null)
            {
                var made = register.Docket.Decisions[index];
                Row(index, register.Docket.Rulings.Find(index)!.At, words["step.decide"], () =>
                {
                    page.Link(DecisionPage.Of(page, index), told.Title(made));
                    html.Text($": {told.Result(made)}");
                });
                continue;
            }

            Row(index, step.At, words[$"step.{step.Moved.Step}"], () =>
            {
                html.Text(step.Moved.Text.In(page.Language));
                if (step.Moved.Until is { } until) html.Text(" ").Element("strong", words.Text(step.Moved.Step == "set-hearing" ? "step.hearing-at" : "step.until", told.Time(until)));
                if (step.Moved.With is { } with)
                {
                    html.Text(" ");
                    page.Link(CasePage.Of(page, with), words.Text("case.short", Frame.Plain(with)));
                }
            });
        }

        Tables.End(html);
        html.Close();

        void Row(long index, DateTimeOffset at, string what, Action text)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            if (EntryFiles.AreListed(page.Edition)) page.Link(page.ToRoot(EntryFiles.EntryPath(index)), Frame.Plain(index));
            else html.Text(Frame.Plain(index));
            html.Close().Element("td", told.Time(at)).Element("td", what).Open("td");
            text();
            html.Close().Close();
        }
    }
}
