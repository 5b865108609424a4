using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Report;
using Scrutineer.Report.Papers;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Documents;

/// <summary>A decision on paper: who decided what, how they voted, what was found, what is ordered and what that changed, how it is appealed, and how the paper is checked.</summary>
internal static class DecisionDocument
{
    public static byte[] Make(Edition edition, long index, string language)
    {
        var (register, told) = (edition.Register, new DisputeWords(edition, language));
        var made = register.Docket.Decisions[index];
        using var frame = new DocumentFrame(edition, language, told.Title(made), $"decisions/{Frame.Plain(index)}.html");
        frame.Open();
        var (paper, words) = (frame.Paper, frame.Words);
        paper.Skip(4);
        paper.Text(words.Text("decision.sub", told.Time(register.Docket.Rulings.Find(index)!.At), told.Result(made), Frame.Plain(index)), 11, isBold: true);
        paper.Skip(3);
        paper.Text(told.Holds(index), 10);
        if (made.Case is { } of) paper.Text($"{words["decision.on"]} {words.Text("case.title", Frame.Plain(of), told.Forum(register.Docket.Find(of)!.Filed.Forum))} ({told.By(register.Docket.Find(of)!.Filed.By)})", 10);
        paper.Heading(words["decision.what"]);
        foreach (var remedy in made.Remedies) paper.Text("• " + told.Said(remedy));
        if (made.Remedies.IsEmpty) paper.Text(words["decision.orders-nothing"]);
        paper.Heading(words["decision.reasons"]);
        paper.Text(made.Reason.In(language));
        if (made.Law.Length > 0) paper.Text(words.Text("decision.law", made.Law));
        Findings(frame, told, made);
        Votes(frame, made);
        Changed(frame, told, register.ConsequenceOf(index));
        paper.Heading(words["appeal.heading"]);
        paper.Text(told.Appeal(index));
        paper.Text(words.Text("complaints.now", told.Time(register.Now)), 8, isGrey: true);
        paper.Heading(words["decision.in-record"]);
        paper.Text(words.Text("decision.entry", Frame.Plain(index), Frame.Plain(edition.Number)), 9);
        paper.Text($"{words["decision.content"]}: {DecisionText.Digest(made)}", 9);
        if (made.Remedies.OfType<RepeatVote>().Select(r => r.Law).FirstOrDefault(l => l is not null) is { } law) paper.Text($"{words["law-diff.title"]}: SHA-256 {law.Sha256}", 9);
        foreach (var document in made.Documents) paper.Text($"{words["decision.paper"]}: SHA-256 {document.Sha256}", 9);
        paper.Text(made.Note is { } note ? words.Text("decision.signed", string.Join(", ", DecisionSigners.Of(note))) : words["decision.unsigned"], 9);
        return frame.Close();
    }

    private static void Findings(DocumentFrame frame, DisputeWords told, DecisionMade made)
    {
        if (made.Findings.IsEmpty) return;
        frame.Paper.Heading(frame.Words["decision.findings"]);
        var table = new PaperTable(frame.Paper, [230, 320, Paper.Right], 3);
        table.Head(frame.Words["decision.ground"], frame.Words["decision.found"], frame.Words["decision.why"]);
        foreach (var finding in made.Findings) table.Row(false, told.Ground(finding.Ground), frame.Words[finding.IsFound ? "decision.found-yes" : "decision.found-no"], finding.Text.In(frame.Language));
    }

    private static void Votes(DocumentFrame frame, DecisionMade made)
    {
        if (made.Votes is not { } votes) return;
        frame.Paper.Heading(frame.Words["decision.votes"]);
        frame.Paper.Text(frame.Words.Text("decision.votes-said", Numbers.Whole(votes.For), Numbers.Whole(votes.Against), Numbers.Whole(votes.Abstained)));
        if (votes.Dissent.In(frame.Language) is { Length: > 0 } dissent) frame.Paper.Text($"{frame.Words["decision.dissent"]} {dissent}");
    }

    private static void Changed(DocumentFrame frame, DisputeWords told, Consequence? change)
    {
        if (change is null) return;
        var (paper, words, election) = (frame.Paper, frame.Words, frame.Edition.Election);
        paper.Heading(words["changed.heading"]);
        paper.Text(Report.Words.Wordbook.Capital(told.Effect(change)) + ".", 10, isBold: true);
        paper.Skip(4);
        var table = new PaperTable(paper, [270, 340, 410, 475, Paper.Right], 1);
        table.Head(words["list"], words["changed.votes-before"], words["changed.votes-after"], words["changed.seats-before"], words["changed.seats-after"]);
        for (var i = 0; i < election.Lists.Length; i++)
            table.Row(false, Report.Words.Names.List(election.Lists[i], frame.Language), Figures.Whole(change.Before.Votes[i]), Figures.Whole(change.After.Votes[i]), Numbers.Whole(change.Before.Seats[i]), Numbers.Whole(change.After.Seats[i]));
        table.Row(true, words["changed.protocols"], Numbers.Whole(change.Before.Protocols), Numbers.Whole(change.After.Protocols), "", "");
    }
}
