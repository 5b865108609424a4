namespace Scrutineer.DeskServer.Pages;

/// <summary>Lines to sign on, on what is printed.</summary>
internal static class Signatures
{
    /// <summary>Who signs, in this order: a commission has eleven members or fewer.</summary>
    public static readonly string[] Offices = ["chair", "secretary", .. Enumerable.Repeat("member", 9)];

    public static void Write(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section", ("class", "signatures")).Element("h2", words["summary.signatures"]).Open("dl");
        foreach (var office in Offices) html.Open("div").Element("dt", words[$"summary.{office}"]).Open("dd").Close().Close();
        html.Close().Element("p", words["summary.place-date"]).Close();
    }
}
