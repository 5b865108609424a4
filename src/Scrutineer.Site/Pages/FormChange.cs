using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages;

/// <summary>What changed between two fillings of a form, field by field.</summary>
internal static class FormChange
{
    /// <summary>"Birimdik 410 → 411", in the order of the form and the ballot.</summary>
    public static IEnumerable<string> Between(Election election, ProtocolForm before, ProtocolForm after, string language)
    {
        for (var i = 0; i < election.Form.Lines.Length; i++)
            if (before.Lines[i] != after.Lines[i]) yield return Told($"{election.Form.Lines[i].Number} {election.Form.Lines[i].Name.In(language)}", before.Lines[i], after.Lines[i]);
        for (var i = 0; i < election.Lists.Length; i++)
            if (before.Votes[i] != after.Votes[i]) yield return Told(Names.List(election.Lists[i], language), before.Votes[i], after.Votes[i]);
    }

    private static string Told(string name, long? before, long? after) => $"{name.Trim()} {Figures.Whole(before)} → {Figures.Whole(after)}";
}
