using Scrutineer.Desk.People;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

public sealed partial class DeskOffice
{
    /// <summary>Copies the journal, and whatever else belongs with it, while nothing is written; gives the size of the record at that moment.</summary>
    /// <param name="who">An administrator.</param>
    /// <param name="journalTo">The new file of the journal.</param>
    /// <param name="copyRecord">Copies the record.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public Result<long> CopyWhileStill(StaffMember who, string journalTo, Action copyRecord) => InTurn<long>(who, Operation.BackUp, who.Unit, null, () =>
    {
        journal.CopyTo(journalTo);
        copyRecord();
        return office.Size;
    });
}
