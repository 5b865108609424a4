namespace Scrutineer.DeskServer.Pages;

/// <summary>Lines to sign on, on what is printed.</summary>
internal static class Signatures
{
    private static readonly string[] Offices = ["chair", "secretary", "member", "member", "member"];

    public static void Write(DeskPage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("section", ("class", "signatures")).Element("h2", words["summary.signatures"]).Open("dl");
        foreach (var office in Offices) html.Open("div").Element("dt", words[$"summary.{office}"]).Open("dd").Close().Close();
        html.Close().Element("p", words["summary.place-date"]).Close();
    }
}
