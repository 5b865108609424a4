using Scrutineer.Elections.Tallies;
using static Scrutineer.Interchange.Export.ExportTable;

namespace Scrutineer.Interchange.Export.Tables;

/// <summary>A row a unit and channel: coverage, every line of the form, every list.</summary>
internal static class ResultsWide
{
    /// <param name="source">The version.</param>
    /// <param name="name">Name of the table.</param>
    /// <param name="stationsOnly">True: units above stations are left out, so that every vote stands once.</param>
    public static ExportTable Of(ExportSource source, string name, bool stationsOnly = false)
    {
        var election = source.Election;
        var (lines, lists) = (election.Form.Lines.Length, election.Lists.Length);
        return new ExportTable(
            name,
            stationsOnly
                ? Say("Every station in every channel, one row each.", "Каждый участок в каждом канале, по строке на каждый.", "Ар бир каналдагы ар бир участок, ар бирине бирден сап.")
                : Say(
                    "Every unit in every channel, from the country down to the station. Rows of different levels hold the same votes: filter by level before you add.",
                    "Каждая единица в каждом канале, от страны до участка. В строках разных уровней одни и те же голоса: перед сложением отберите уровень.",
                    "Өлкөдөн участокко чейин ар бир каналдагы ар бир бирдик. Ар башка деңгээлдеги саптарда ошол эле добуштар: кошуудан мурун деңгээлди тандаңыз."),
            [
                ColumnsOfResults.Unit, ColumnsOfResults.Level, ColumnsOfResults.Parent, ColumnsOfResults.Channel,
                new("stations", CellKind.Count, Say("Stations of the unit.", "Участки единицы.", "Бирдиктин участоктору."), true),
                new("stations_reported", CellKind.Count, Say("Stations that have reported.", "Участки, от которых есть протокол.", "Протоколу келген участоктор."), true),
                new("protocols", CellKind.Count, Say("Protocols in the totals.", "Протоколов в итогах.", "Жыйынтыктагы протоколдор."), true),
                new("set_aside", CellKind.Count, Say("Protocols that arrived but are not counted, by a decision.", "Протоколы, которые поступили, но по решению не учтены.", "Келген, бирок чечим боюнча эсептелбеген протоколдор."), true),
                new("registered", CellKind.Count, Say("Voters on the register; blank: not known.", "Избирателей в списках; пусто: неизвестно.", "Тизмедеги шайлоочулар; бош: белгисиз.")),
                new("registered_reported", CellKind.Count, Say(
                    "Voters on the registers of the stations that have reported.", "Избирателей в списках участков, от которых есть протокол.", "Протоколу келген участоктордун тизмесиндеги шайлоочулар.")),
                .. Enumerable.Range(0, lines).Select(i => ColumnsOfResults.Line(election, i, $"line:{election.Form.Lines[i].Code}")),
                .. Enumerable.Range(0, lists).Select(i => ColumnsOfResults.Votes(election, i, $"list:{election.Lists[i].Code}")),
            ],
            ["unit", "channel"],
            take => Rows(source, stationsOnly, take))
        {
            ToUnits = ["unit"],
        };
    }

    private static void Rows(ExportSource source, bool stationsOnly, TakeRow take)
    {
        var election = source.Election;
        var row = new Cell[10 + election.Form.Lines.Length + election.Lists.Length];
        foreach (var channel in election.Channels)
        {
            var tallies = source.Tallies(channel.Code);
            for (var unit = 0; unit < election.Units.All.Length; unit++)
            {
                if (stationsOnly && !election.Units[unit].IsStation) continue;
                Fill(row, source, channel.Code, tallies[unit]);
                take(row);
            }
        }
    }

    private static void Fill(Span<Cell> row, ExportSource source, string channel, Tally tally)
    {
        var election = source.Election;
        var unit = election.Units[tally.Unit];
        (row[0], row[1], row[2], row[3]) = (unit.Code, unit.Level, unit.Parent, channel);
        (row[4], row[5], row[6], row[7]) = (tally.Stations, tally.StationsReported, tally.Protocols, tally.SetAside);
        (row[8], row[9]) = (tally.Registered, tally.StationsReported == 0 ? null : tally.RegisteredCovered);
        var at = 10;
        for (var i = 0; i < election.Form.Lines.Length; i++) row[at++] = tally.Line(i);
        for (var i = 0; i < election.Lists.Length; i++) row[at++] = tally.Votes(i);
    }
}
