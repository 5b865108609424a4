using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages;

/// <summary>
/// What a live server says above the figures of the latest version when newer ones do not come: a slow publisher must not look like a count in trouble.
/// It is not part of the version, so that its own page stays the same for ever.
/// </summary>
public abstract record LiveBand
{
    private LiveBand()
    {
    }

    /// <summary>The publisher is silent.</summary>
    /// <param name="Since">When it was last heard.</param>
    public sealed record Silent(DateTimeOffset Since) : LiveBand;

    /// <summary>Newer figures broke an identity and were kept back by the publisher.</summary>
    /// <param name="Incident">Index of the incident in the record.</param>
    public sealed record KeptBack(long Incident) : LiveBand;

    /// <summary>The record goes on, but what follows cannot be shown.</summary>
    /// <param name="Code">Code of the refusal.</param>
    public sealed record Unreadable(string Code) : LiveBand;

    internal void Write(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("div", ("class", "band preliminary live"), ("role", "status")).Open("p", ("class", "wide"));
        switch (this)
        {
            case Silent silent:
                html.Element("strong", words.Text("live.silent", Moments.Time(words, silent.Since)));
                break;
            case KeptBack kept:
                html.Element("strong", words["live.kept-back"]).Text(" ");
                page.Link(page.ToRoot(IncidentPage.Path(kept.Incident, page.Language)), words.Text("live.incident", Frame.Plain(kept.Incident)));
                break;
            case Unreadable unreadable:
                html.Element("strong", words["live.unreadable"]).Text(" ").Element("code", unreadable.Code);
                break;
        }

        html.Text(" ").Text(words["live.last-good"]).Close().Close();
    }
}
