using Microsoft.AspNetCore.Http;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages;

/// <summary>A page of the desk while it is written: whose it is, its words, its addresses.</summary>
/// <param name="context">The request.</param>
/// <param name="visit">Who asks.</param>
/// <param name="desk">The deciding half.</param>
internal sealed class DeskPage(HttpContext context, DeskVisit visit, DeskOffice desk) : OpenPage(context, visit.Language, visit.FormToken, desk)
{
    public DeskVisit Visit { get; } = visit;

    /// <summary>The page as an answer.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="body">Writes it.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="style">Class of the body.</param>
    /// <param name="aside">What stands at the right of the head.</param>
    public IResult Answer(string title, Action body, int status = StatusCodes.Status200OK, string style = "", Action? aside = null)
    {
        DeskFrame.Write(this, title, body, style, aside);
        return Sent(status);
    }
}
