using System.Text;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Pictures;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>The page and the order of its parts: a reader who stops after any of them has been told nothing false.</summary>
internal sealed class Page(Result result, Wordbook words)
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private readonly HtmlWriter html = new();

    public Result Result => result;

    public Wordbook Words => words;

    public Telling Telling { get; } = Telling.Of(result.Election, words);

    public HtmlWriter Html => html;

    public string Language => words.Language;

    public string Write()
    {
        html.Trusted("<!DOCTYPE html>\n").Open("html", ("lang", Language));
        Head();
        html.Open("body");
        html.Element("a", words["skip"], ("class", "skip"), ("href", "#main"));
        Masthead();
        Bands.Write(this);
        html.Open("main", ("id", "main"));
        Opening.Write(this);
        html.Open("div", ("class", "pair"));
        VotesSection.Write(this);
        html.Open("div");
        SeatsSection.Write(this);
        BasesSection.Write(this);
        html.Close().Close();
        UnitSeatsSection.Write(this);
        UnitsSection.Write(this);
        ChannelsSection.Write(this);
        OfficialSection.Write(this);
        ActsSection.Write(this);
        FindingsSection.Write(this);
        ExplanationSection.Write(this);
        CheckSection.Write(this);
        html.Close();
        Footer();
        html.Close().Close();
        return html.ToString();
    }

    /// <summary>A section with its heading; the writer closes it.</summary>
    public void Begin(string id, string heading, string? under = null)
    {
        html.Open("section", ("id", id), ("aria-labelledby", $"h-{id}"));
        html.Element("h2", heading, ("id", $"h-{id}"));
        if (under is not null) html.Element("p", under, ("class", "under"));
    }

    /// <summary>Where the page of a unit is; null: units have none.</summary>
    public Func<int, string>? UnitHref { get; init; }

    /// <summary>Where the page of a list is; null: lists have none.</summary>
    public Func<int, string>? ListHref { get; init; }

    public string ListName(int index) => Names.List(result.Election.Lists[index], Language);

    /// <summary>The class that carries the colour of a list.</summary>
    public static string Style(int list) => $"c{list}";

    public Colour ColourOf(int list) => Paint(list).On(Colour.Paper);

    /// <summary>Dot and name of a list; a name that is written from right to left stays in its place.</summary>
    public void WriteList(int list, Action? more = null)
    {
        html.Open("span", ("class", "name"));
        html.Open("span", ("class", $"dot {Style(list)}"), ("aria-hidden", "true")).Close();
        html.Open("span");
        Linked(ListHref?.Invoke(list), ListName(list));
        more?.Invoke();
        html.Close().Close();
    }

    /// <summary>Name of a unit, as a link where it has a page.</summary>
    public void WriteUnit(int unit) => Linked(UnitHref?.Invoke(unit), Names.Unit(result.Election, unit, Language));

    private void Linked(string? href, string name)
    {
        if (href is not null) html.Open("a", ("href", href));
        html.Element("bdi", name);
        if (href is not null) html.Close();
    }

    /// <summary>Caption of a picture; invented data say so under each of them.</summary>
    public void Caption(string text)
    {
        html.Open("figcaption").Text(text);
        var notice = result.Election.Notice.In(Language);
        if (notice.Length > 0) html.Text(" ").Element("strong", notice, ("class", "invented"));
        html.Close();
    }

    private Colour Paint(int list)
    {
        var rank = 0;
        while (result.Standings[rank].Index != list) rank++;
        return result.Standings[rank].List.IsAgainstAll && result.Standings[rank].List.Colour.Length == 0
            ? Colour.Grey
            : Colour.Of(result.Standings[rank].List.Colour, rank);
    }

    private void Head()
    {
        html.Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Void("link", ("rel", "icon"), ("href", "data:,"));
        html.Element("title", $"{result.Election.Name.In(Language)} — {Headline.Of(result, words)}");
        html.Open("style").Trusted(Encoding.UTF8.GetString(Resources.Bytes("report.css"))).Trusted(Colours()).Close();
        html.Close();
    }

    /// <summary>One class a list, with its own colour on light and on dark paper.</summary>
    public string Colours()
    {
        StringBuilder light = new(), dark = new();
        for (var i = 0; i < result.Election.Lists.Length; i++)
        {
            light.Append('.').Append(Style(i)).Append("{--c:").Append(Paint(i).On(Colour.Paper)).Append('}');
            dark.Append('.').Append(Style(i)).Append("{--c:").Append(Paint(i).On(Colour.DarkPaper)).Append('}');
        }

        return $"\n{light}\n@media screen and (prefers-color-scheme:dark){{{dark}}}\n";
    }

    private void Masthead()
    {
        html.Open("header", ("class", "masthead")).Open("div", ("class", "wide"));
        html.Element("span", "Scrutineer", ("class", "mark"));
        html.Open("nav", ("aria-label", words["nav"]));
        foreach (var id in (string[])["votes", "seats", "findings", "why", "check"])
            html.Element("a", words[$"nav.{id}"], ("href", $"#{id}"));
        html.Close().Close().Close();
    }

    private void Footer()
    {
        html.Open("footer").Open("div", ("class", "wide"));
        var notice = result.Election.Notice.In(Language);
        if (notice.Length > 0) html.Open("p").Element("strong", notice, ("class", "invented")).Close();
        html.Element("p", Bands.LegalState(result, words));
        html.Element("p", words.Text("footer.made", Program.Name, Moments.Time(words, result.Input.MadeAt)));
        html.Close().Close();
    }
}
