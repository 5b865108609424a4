using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Pages;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Merging;

/// <summary>The record of this office as one file to be carried to the centre.</summary>
internal static class HandedOverFile
{
    /// <summary>Packs it and gives it out, or says why not.</summary>
    public static async Task<IResult> Answer(HttpContext context, DeskVisit visit, DeskOffice desk)
    {
        var folder = Path.Combine(desk.Paths.Private, "handover");
        Directory.CreateDirectory(folder);
        // It is there only as long as it is sent.
        var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose);
        try
        {
            var made = await Task.Run(() => desk.HandOver(visit.Who, file));
            if (made.IsOk)
            {
                file.Position = 0;
                return Results.Stream(file, "application/zip", $"record-{visit.Who.Unit}-{DeskPage.Plain(made.Value.Size)}.zip");
            }

            await file.DisposeAsync();
            return DeskRefusals.Answer(context, visit.Language, made.Refusal!);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
