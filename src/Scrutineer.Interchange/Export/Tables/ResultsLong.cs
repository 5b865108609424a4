using static Scrutineer.Interchange.Export.ExportTable;

namespace Scrutineer.Interchange.Export.Tables;

/// <summary>A row a figure: unit, channel, line or list, number. What databases and plotting programs like best.</summary>
internal static class ResultsLong
{
    public static ExportTable Of(ExportSource source) => new ExportTable(
        "results-long",
        Say(
            "One figure a row, for every unit in every channel; figures that no protocol gives are left out.",
            "По одному числу в строке, для каждой единицы в каждом канале; чисел, которых нет ни в одном протоколе, нет и здесь.",
            "Ар бир сапта бирден сан, ар бир каналдагы ар бир бирдик үчүн; бир да протоколдо жок сандар калтырылган."),
        [
            ColumnsOfResults.Unit, ColumnsOfResults.Level, ColumnsOfResults.Channel,
            new("kind", CellKind.Text, Say("line: a line of the form; list: votes of a list.", "line: строка формы; list: голоса списка.", "line: форманын сабы; list: тизменин добуштары."), true),
            new("code", CellKind.Text, Say("Code of the line or of the list.", "Код строки или списка.", "Саптын же тизменин коду."), true),
            new("count", CellKind.Count, Say("The number.", "Число.", "Саны."), true),
        ],
        ["unit", "channel", "kind", "code"],
        take => Rows(source, take))
    {
        ToUnits = ["unit"],
    };

    private static void Rows(ExportSource source, TakeRow take)
    {
        var election = source.Election;
        var row = new Cell[6];
        foreach (var channel in election.Channels)
        {
            var tallies = source.Tallies(channel.Code);
            for (var unit = 0; unit < election.Units.All.Length; unit++)
            {
                var tally = tallies[unit];
                (row[0], row[1], row[2]) = (election.Units[unit].Code, election.Units[unit].Level, channel.Code);
                for (var i = 0; i < election.Form.Lines.Length; i++) Figure("line", election.Form.Lines[i].Code, tally.Line(i));
                for (var i = 0; i < election.Lists.Length; i++) Figure("list", election.Lists[i].Code, tally.Votes(i));
            }
        }

        void Figure(string kind, string code, long? count)
        {
            if (count is null) return;
            (row[3], row[4], row[5]) = (kind, code, count);
            take(row);
        }
    }
}
