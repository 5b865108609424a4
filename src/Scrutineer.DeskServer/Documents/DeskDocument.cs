using Scrutineer.DeskServer.Pages;
using Scrutineer.DeskServer.Words;
using Scrutineer.Office;
using Scrutineer.Office.Desk;
using Scrutineer.Report;
using Scrutineer.Report.Papers;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Documents;

/// <summary>What every paper of the desk has: title, the record of which it is made, lines to sign on. Made at the same size of the record it is the same file.</summary>
internal sealed class DeskDocument : IDisposable
{
    public const string MediaType = "application/pdf";

    private static readonly (byte, byte, byte) Amber = (253, 236, 200), Red = (250, 215, 210);
    private readonly DeskPage page;
    private readonly RecordHead head;

    public DeskDocument(DeskPage page, RecordHead head, string title)
    {
        (this.page, this.head) = (page, head);
        Paper = new Paper($"{title} — {page.Election.Name.In(page.Language)}", page.Language, head.Time);
        Paper.Text($"{page.Election.Name.In(page.Language)} · {Moments.Date(Words, page.Election.Date)}", 10, isGrey: true);
        Paper.Text(title, 17, isBold: true);
        Paper.Skip(10);
        if (page.Election.Notice.In(page.Language) is { Length: > 0 } notice) Paper.Band(notice, Red);
        if (IsTest) Paper.Band(Words["desk.test"], Red);
    }

    public Paper Paper { get; }

    public Wordbook Words => page.Words;

    private bool IsTest => page.Desk.Id.EndsWith(":test", StringComparison.Ordinal);

    /// <summary>What nobody may overlook.</summary>
    public void Warn(string text) => Paper.Band(text, Amber);

    /// <summary>Lines to sign on, and what the paper is made of: whoever signs writes his name himself; nothing here knows names.</summary>
    public void Signatures()
    {
        Paper.Heading(Words["summary.signatures"]);
        var table = new PaperTable(Paper, [150, 350, Paper.Right], 3);
        table.Head("", Words["printed.name"], Words["printed.signature"]);
        foreach (var office in Pages.Signatures.Offices)
        {
            Paper.Need(40);
            Paper.Skip(12);
            table.Row(false, Words[$"summary.{office}"], "", "");
        }

        Paper.Need(40);
        Paper.Skip(20);
        Paper.Text(Words["summary.place-date"], 9);
        Paper.Heading(Words["printed.check"]);
        Paper.Text(Words.Text("printed.check-text", Numbers.Whole(head.Size), head.Origin), 9);
        Paper.Skip(4);
        Paper.Text($"{Words["printed.root"]}: {head.Root}", 9);
    }

    /// <summary>The finished file.</summary>
    public byte[] Close() => Paper.Done(
        (page.Election.Name.In(page.Language), IsTest ? Words["printed.test"] : ""),
        Words.Text("printed.foot", Numbers.Whole(head.Size), head.Origin, head.Root[..12]),
        (number, of) => Words.Text("printed.page", DeskPage.Plain(number), DeskPage.Plain(of)));

    public void Dispose() => Paper.Dispose();
}
