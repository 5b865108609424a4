using Microsoft.EntityFrameworkCore;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>Brings accounts of an earlier version to the present tables: what is missing is added, nothing that is there is touched. May be run again.</summary>
internal static class StaffSchema
{
    /// <summary>A file that is new has everything from the model; an older one lacks the requests.</summary>
    public static async Task Bring(StaffDb db)
    {
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE IF NOT EXISTS "StaffRequests" (
                "Key" TEXT NOT NULL CONSTRAINT "PK_StaffRequests" PRIMARY KEY,
                "Kind" TEXT NOT NULL,
                "By" TEXT NOT NULL,
                "Made" INTEGER NOT NULL,
                "Target" TEXT NOT NULL,
                "Content" TEXT NOT NULL,
                "Before" TEXT NOT NULL,
                "State" TEXT NOT NULL,
                "DecidedBy" TEXT NOT NULL
            )
            """);
        await db.Database.ExecuteSqlRawAsync("""CREATE INDEX IF NOT EXISTS "IX_StaffRequests_State" ON "StaffRequests" ("State")""");
    }
}
