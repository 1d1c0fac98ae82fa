// Generated from openapi/service-api.yaml by `npm run generate`. Do not edit.
import { IsNumber, IsString } from 'class-validator';
import { MayBeAbsent } from '../../may-be-absent.decorator.js';

/** The value of a location field. */
export class Location {
  /** Latitude, in degrees. */
  @IsNumber()
  lat!: number;

  /** Longitude, in degrees. */
  @IsNumber()
  lng!: number;

  /** Radius around the point, in metres. */
  @MayBeAbsent()
  @IsNumber()
  radius?: number;

  /** The address as the person wrote it. */
  @MayBeAbsent()
  @IsString()
  address?: string;

  /** What the person calls the location. */
  @MayBeAbsent()
  @IsString()
  description?: string;

  /** Zoom level of the map the location was chosen on. */
  @MayBeAbsent()
  @IsNumber()
  zoom?: number;
}
