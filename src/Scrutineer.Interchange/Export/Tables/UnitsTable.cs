using static Scrutineer.Interchange.Export.ExportTable;

namespace Scrutineer.Interchange.Export.Tables;

/// <summary>The units, as <c>units.csv</c> of an election folder, with their identifiers.</summary>
internal static class UnitsTable
{
    public static ExportTable Of(ExportSource source) => new(
        "units",
        Say("The units of the election, from the country down to the station.", "Единицы выборов, от страны до участка.", "Шайлоонун бирдиктери, өлкөдөн участокко чейин."),
        [
            ColumnsOfResults.Unit, ColumnsOfResults.Level, ColumnsOfResults.Parent, .. ColumnsOfResults.Names("unit"),
            new("registered", CellKind.Count, Say("Voters on the register as the definition gives them.", "Избирателей в списке по определению выборов.", "Шайлоонун аныктамасындагы тизмедеги шайлоочулар.")),
            new("stations", CellKind.Count, Say("Stations at or below the unit.", "Участков в единице.", "Бирдиктеги участоктор."), true),
            new("id", CellKind.Text, Say(
                "Identifier outside this record: an Open Civic Data id where there is one, else a URN.",
                "Внешний идентификатор: Open Civic Data, где он есть, иначе URN.",
                "Сырткы идентификатор: бар болсо Open Civic Data, болбосо URN."), true),
        ],
        ["unit"],
        take => Rows(source, take));

    private static void Rows(ExportSource source, TakeRow take)
    {
        var units = source.Election.Units;
        for (var i = 0; i < units.All.Length; i++)
        {
            var unit = units[i];
            take([unit.Code, unit.Level, unit.Parent, .. ColumnsOfResults.NamesOf(unit.Name), unit.Registered, units.StationCounts[i], Identifiers.Of(source.Election, unit)]);
        }
    }
}
