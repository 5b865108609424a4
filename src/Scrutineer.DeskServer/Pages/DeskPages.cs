using Microsoft.AspNetCore.Routing;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages;

internal static class DeskPages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk)
    {
    }
}
